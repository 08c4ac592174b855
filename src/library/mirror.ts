import { Dexie, type Table } from 'dexie'
import { milliseconds } from '#contracts/units'
import type { Observe } from './observe'
import { touchedBy } from './touched'

/** What became different since the listener was last called; the first time, all there is. */
export interface Change<Row> {
  readonly rows: ReadonlyMap<number, Row>
  readonly put: readonly Row[]
  readonly gone: readonly number[]
}

export interface Mirror<Row> {
  readonly observe: Observe<Change<Row>>
}

/** For mirrors that keep rows as they are. */
export const asItIs = <Row>(row: Row): Row => row

const pageSize = 2_000
/** Between two calls while changes pour in. */
const pause = milliseconds(150)

type Watcher<Row> = (change: Change<Row>) => void

/**
 * What is kept of a table in memory, loaded once and then kept true by reading the rows that changed and no others.
 * The table's primary key is a number above 0. Listeners are called once it is loaded, and after changes.
 */
export const createMirror = <Row, Key extends number, Insert, Kept>(
  table: Table<Row, Key, Insert>,
  keyOf: (row: Row) => Key,
  keep: (row: Row) => Kept,
): Mirror<Kept> => {
  const watchers = new Set<Watcher<Kept>>()
  const rows = new Map<number, Kept>()
  const changed = new Set<number>()
  let loaded = false
  let work: Promise<void> | undefined
  let isPublishing = false
  let lastCall = Number.NEGATIVE_INFINITY

  const publish = () => {
    isPublishing = false
    loaded = true
    lastCall = performance.now()
    const put: Kept[] = []
    const gone: number[] = []
    for (const key of changed) {
      const row = rows.get(key)
      if (row === undefined) gone.push(key)
      else put.push(row)
    }
    changed.clear()
    for (const watcher of watchers) watcher({ rows, put, gone })
  }
  const publishSoon = () => {
    if (isPublishing) return
    isPublishing = true
    setTimeout(publish, Math.max(0, lastCall + pause - performance.now()))
  }

  const take = (key: number, row: Row | undefined) => {
    if (row !== undefined) rows.set(key, keep(row))
    else if (!rows.delete(key)) return
    changed.add(key)
  }
  /** In pages, so that 50,000 rows do not hold up the page. */
  const loadAll = async () => {
    const left = new Set(rows.keys())
    let last = 0
    for (;;) {
      const page = await table.where(':id').above(last).limit(pageSize).toArray()
      for (const row of page) {
        left.delete(keyOf(row))
        take(keyOf(row), row)
      }
      const end = page.at(-1)
      if (end === undefined || page.length < pageSize) break
      last = keyOf(end)
    }
    for (const key of left) take(key, undefined)
  }
  const refresh = async (touched: readonly number[] | 'all') => {
    if (touched === 'all') await loadAll()
    else {
      const found = await table.bulkGet([...touched] as Key[])
      for (const [index, key] of touched.entries()) take(key, found[index])
    }
    publishSoon()
  }
  /** One after another: a change is read after the state before it. */
  const enqueue = (touched: readonly number[] | 'all') => {
    work = (work ?? Promise.resolve()).then(() => refresh(touched)).catch((error) => reportError(error))
  }

  const start = () => {
    Dexie.on.storagemutated.subscribe((parts) => {
      const touched = touchedBy(parts, table.name)
      if (touched.length > 0) enqueue(touched)
    })
    enqueue('all')
  }

  return {
    observe: (watcher) => {
      watchers.add(watcher)
      if (!work) start()
      else if (loaded) watcher({ rows, put: [...rows.values()], gone: [] })
      return () => {
        watchers.delete(watcher)
      }
    },
  }
}

/** What a mirror's rows come to, worked out once for all who look, after each change and not before somebody looks. */
export const viewOf = <Row, Value>(
  mirror: Mirror<Row>,
  look: (change: Change<Row>, before: Value | undefined) => Value,
): Observe<Value> => {
  const listeners = new Set<(value: Value) => void>()
  let value: Value | undefined
  let watching = false
  return (listener) => {
    listeners.add(listener)
    if (value !== undefined) listener(value)
    if (!watching) {
      watching = true
      mirror.observe((change) => {
        const next = look(change, value)
        value = next
        for (const one of listeners) one(next)
      })
    }
    return () => {
      listeners.delete(listener)
    }
  }
}
