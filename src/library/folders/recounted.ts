import { milliseconds } from '#contracts/units'
import type { Observe } from '../observe'
import { watchTables } from '../watch-tables'

/** An import writes several times a second: what is counted afresh waits for its end. */
const quiet = milliseconds(400)

export interface Recounted<Value> {
  readonly observe: Observe<Value>
  /** Counts once more, for what no table tells of: permissions. */
  refresh(): Promise<void>
}

/** A value counted afresh after changes of some tables; nothing is counted before somebody looks. */
export const createRecounted = <Value>(
  tables: readonly string[],
  count: () => Promise<Value>,
): Recounted<Value> => {
  const listeners = new Set<(value: Value) => void>()
  let value: Value | undefined
  let work: Promise<void> | undefined

  const recount = async () => {
    const next = await count()
    value = next
    for (const listener of listeners) listener(next)
  }
  const refresh = () => {
    if (!work) return Promise.resolve()
    work = work.then(recount).catch((error) => reportError(error))
    return work
  }
  return {
    refresh,
    observe: (listener) => {
      listeners.add(listener)
      if (value !== undefined) listener(value)
      if (!work) {
        work = Promise.resolve()
        watchTables(tables, quiet, () => void refresh())
        void refresh()
      }
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
