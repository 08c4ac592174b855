import { hearsOfChanges, type Touches, watchChanges } from './changes'

interface Reading {
  isStale: boolean
}

interface Memory<Key, Value> {
  read(key: Key): Promise<Value | undefined>
  /** What is remembered of these, or being read, counts no more. */
  forget(isMeant: (key: Key) => boolean): void
}

interface Parts<Key, Value> {
  readonly read: (key: Key) => Promise<Value | undefined>
  /** So many values are kept, those asked for last. */
  readonly capacity: number
  /** What is not whole yet is asked for again. */
  readonly isWhole?: (value: Value) => boolean
}

/** What `read` gives, asked once for a key until that is forgotten. What was forgotten while it was read is not kept. */
export const createMemory = <Key, Value>({
  read,
  capacity,
  isWhole = () => true,
}: Parts<Key, Value>): Memory<Key, Value> => {
  const known = new Map<Key, Value>()
  const readings = new Map<Reading, Key>()

  const remember = (key: Key, value: Value) => {
    known.set(key, value)
    for (const oldest of known.keys()) {
      if (known.size <= capacity) break
      known.delete(oldest)
    }
  }

  const readAnew = async (key: Key) => {
    const reading = { isStale: false }
    readings.set(reading, key)
    try {
      const found = await read(key)
      if (found !== undefined && isWhole(found) && !reading.isStale) remember(key, found)
      return found
    } finally {
      readings.delete(reading)
    }
  }

  return {
    read: async (key) => {
      const value = known.get(key)
      if (value === undefined) return readAnew(key)
      known.delete(key)
      known.set(key, value)
      return value
    },
    forget: (isMeant) => {
      for (const key of known.keys()) if (isMeant(key)) known.delete(key)
      for (const [reading, key] of readings) if (isMeant(key)) reading.isStale = true
    },
  }
}

interface StoredParts<Key, Value> extends Parts<Key, Value> {
  /** Whether a change in the database was about what is read for a key. */
  readonly isAbout: (touches: Touches, key: Key) => boolean
}

/** A memory of what the database says, right until it is changed there. Where nobody would tell, nothing is remembered. */
export const rememberStored = <Key, Value>({
  isAbout,
  ...parts
}: StoredParts<Key, Value>): Memory<Key, Value> => {
  if (!hearsOfChanges()) return createMemory({ ...parts, capacity: 0 })
  const memory = createMemory(parts)
  watchChanges((touches) => memory.forget((key) => isAbout(touches, key)))
  return memory
}
