import type { Turn } from './schedule'

type Items<Item> = AsyncGenerator<Item, void, undefined>

/** Each item is made in a step of its own. */
export const inTurn = async function* <Item>(turn: Turn, items: Items<Item>): Items<Item> {
  try {
    for (;;) {
      const next = await turn.step(() => items.next())
      if (next.done) return
      yield next.value
    }
  } finally {
    turn.leave()
    await items.return()
  }
}

/** Before each item is the border of a block, within the step of whoever reads it. */
export const atBorders = async function* <Item>(turn: Turn, items: Items<Item>): Items<Item> {
  try {
    for (;;) {
      await turn.border()
      const next = await items.next()
      if (next.done) return
      yield next.value
    }
  } finally {
    await items.return()
  }
}
