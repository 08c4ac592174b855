import { milliseconds } from '#contracts/units'

/** How long the page may be held up at a time. */
const slice = milliseconds(8)

interface WithYield {
  readonly scheduler?: { yield?(): Promise<void> }
}

const rest = () => {
  const { scheduler } = globalThis as WithYield
  return scheduler?.yield?.() ?? new Promise<void>((resolve) => setTimeout(resolve))
}

/** Does something with each item, with rests in between that let the page answer the listener. */
export const inSlices = async <Item>(items: Iterable<Item>, each: (item: Item) => void): Promise<void> => {
  let started = performance.now()
  for (const item of items) {
    each(item)
    if (performance.now() - started < slice) continue
    await rest()
    started = performance.now()
  }
}
