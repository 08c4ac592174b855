/** Which rows of a list are chosen, by key, and where a range starts. */
export interface Selection<Key> {
  readonly chosen: ReadonlySet<Key>
  readonly anchor: Key | null
}

export const nothingChosen: Selection<never> = { chosen: new Set(), anchor: null }

/** Chooses a row or lets it go; ranges start there from now on. */
export const toggled = <Key>({ chosen }: Selection<Key>, key: Key): Selection<Key> => {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return { chosen: next, anchor: key }
}

/** Chooses all rows from the anchor to a row, and no others; from the row alone where there is no anchor. */
export const extended = <Key>({ anchor }: Selection<Key>, keys: readonly Key[], to: Key): Selection<Key> => {
  const end = keys.indexOf(to)
  const start = anchor === null ? end : keys.indexOf(anchor)
  if (end < 0) return { chosen: new Set(), anchor }
  const from = start < 0 ? end : start
  const range = keys.slice(Math.min(from, end), Math.max(from, end) + 1)
  return { chosen: new Set(range), anchor: keys[from] ?? to }
}

/** What is left of a selection when the list has changed. */
export const kept = <Key>(selection: Selection<Key>, keys: ReadonlySet<Key>): Selection<Key> => {
  if (selection.chosen.size === 0) return selection
  const chosen = new Set([...selection.chosen].filter((key) => keys.has(key)))
  return chosen.size === selection.chosen.size ? selection : { ...selection, chosen }
}
