import { type Accessor, createMemo, createSignal } from 'solid-js'
import { extended, kept, nothingChosen, type Selection, toggled } from './selection'

export interface RowSelection<Key> {
  /** Chosen rows that are still in the list. */
  readonly chosen: Accessor<ReadonlySet<Key>>
  readonly any: Accessor<boolean>
  toggle(key: Key): void
  extendTo(key: Key): void
  /** Ranges start at this row from now on. */
  startAt(key: Key): void
  all(): void
  clear(): void
}

/** The selection of a list whose rows are known by `keys`. */
export const createSelection = <Key>(keys: Accessor<readonly Key[]>): RowSelection<Key> => {
  const [selection, setSelection] = createSignal<Selection<Key>>(nothingChosen)
  const present = createMemo(() => (selection().chosen.size === 0 ? null : new Set(keys())))
  const chosen = createMemo(() => {
    const known = present()
    return known ? kept(selection(), known).chosen : selection().chosen
  })
  return {
    chosen,
    any: createMemo(() => chosen().size > 0),
    toggle: (key) => setSelection((now) => toggled(now, key)),
    extendTo: (key) => setSelection((now) => extended(now, keys(), key)),
    startAt: (key) => setSelection((now) => (now.anchor === key ? now : { ...now, anchor: key })),
    all: () => setSelection((now) => ({ ...now, chosen: new Set(keys()) })),
    clear: () => setSelection(nothingChosen),
  }
}
