import type { TrackId } from '#contracts/track'
import type { Entry, Library } from './library'

/** Whether a change in the library was about this track. */
export type IsChanged = (id: TrackId) => boolean

interface Reading {
  isStale: boolean
}

/** Tracks in use at once are few: what plays, what follows, what is pinned. */
const capacity = 64

/**
 * The library, asked once for a track until `watch` tells of a change: reading it took most of the time of a hit. What is
 * not complete is asked for again, and so is what changed while it was being read.
 */
export const rememberedLibrary = (
  stored: Library,
  watch: (onChange: (isChanged: IsChanged) => void) => void,
): Library => {
  const entries = new Map<TrackId, Entry>()
  const readings = new Map<Reading, TrackId>()

  watch((isChanged) => {
    for (const id of entries.keys()) if (isChanged(id)) entries.delete(id)
    for (const [reading, id] of readings) if (isChanged(id)) reading.isStale = true
  })

  const remember = (id: TrackId, entry: Entry) => {
    entries.set(id, entry)
    for (const oldest of entries.keys()) {
      if (entries.size <= capacity) break
      entries.delete(oldest)
    }
  }

  const read = async (id: TrackId): Promise<Entry | undefined> => {
    const reading = { isStale: false }
    readings.set(reading, id)
    try {
      const found = await stored.entry(id)
      const isComplete = found?.facts !== undefined && found.profileRevision !== undefined
      if (found && isComplete && !reading.isStale) remember(id, found)
      return found
    } finally {
      readings.delete(reading)
    }
  }

  return { entry: async (id) => entries.get(id) ?? read(id) }
}
