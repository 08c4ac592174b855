import { expect, test } from 'vitest'
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
  const watch = createStopwatch()
  const inner = async function* () {
    await pause(30)
    yield 1
  }
  const outer = async function* (items: AsyncGenerator<number, void, undefined>) {
    for await (const item of items) yield item + 1
  }
  for await (const item of watch.timed('dsp', outer(watch.timed('decode', inner())))) expect(item).toBe(2)
  const { decode, dsp, encode } = watch.timing()
  expect(decode).toBeGreaterThan(dsp)
  expect(encode).toBe(0)
})
