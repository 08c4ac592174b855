import { expect, test, vi } from 'vitest'
import { once } from '#engine/once'
import { createStopwatch } from '#engine/stopwatch'

const pause = (duration: number) => new Promise((resolve) => setTimeout(resolve, duration))

test('askers at the same time share one answer, and a failure is asked anew', async () => {
  let asked = 0
  const ask = once(async (key: string) => {
    asked += 1
    await pause(1)
    if (asked === 1) throw new Error('first')
    return key
  })
  const [a, b] = await Promise.allSettled([ask('x'), ask('x')])
  expect([a.status, b.status, asked]).toEqual(['rejected', 'rejected', 1])
  await expect(ask('x')).resolves.toBe('x')
})

test('time spent in an inner stage is not counted for the outer one', async () => {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  const watch = createStopwatch()
  const inner = async function* () {
    now += 30
    yield 1
  }
  const outer = async function* (items: AsyncGenerator<number, void, undefined>) {
    for await (const item of items) {
      now += 4
      yield item + 1
    }
  }
  for await (const item of watch.timed('dsp', outer(watch.timed('decode', inner())))) expect(item).toBe(2)
  clock.mockRestore()
  expect(watch.timing()).toEqual({ decode: 30, dsp: 4, encode: 0 })
})
