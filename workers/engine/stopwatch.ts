import type { RenderTiming } from '#contracts/render-port'
import { milliseconds } from '#contracts/units'

type Stage = keyof RenderTiming

/**
 * Tells where the time of nested stages goes: what an outer stage waits for an inner one counts for the inner.
 */
export const createStopwatch = () => {
  const spent: Record<Stage, number> = { decode: 0, dsp: 0, encode: 0 }
  let nested = 0

  const timed = async function* <Item>(stage: Stage, items: AsyncGenerator<Item, void, undefined>) {
    try {
      for (;;) {
        const started = performance.now()
        const before = nested
        const next = await items.next()
        const elapsed = performance.now() - started
        spent[stage] += elapsed - (nested - before)
        nested = before + elapsed
        if (next.done) return
        yield next.value
      }
    } finally {
      await items.return()
    }
  }

  const timing = (): RenderTiming => ({
    decode: milliseconds(spent.decode),
    dsp: milliseconds(spent.dsp),
    encode: milliseconds(spent.encode),
  })

  return { timed, timing }
}
