import { expect, test } from 'vitest'
import type { Wanted } from '#contracts/render-port'
import { milliseconds, seconds } from '#contracts/units'
import { createUrging } from '#service-worker/flow/urging'

const wanted = (spare: number, from = 0): Wanted => ({ from: seconds(from), spare: seconds(spare) })

test('an engine hears of who is in more of a hurry, and of nobody else', () => {
  let time = 0
  const urging = createUrging(null, () => milliseconds(time))
  const heard: Wanted[] = []
  urging.heededBy((one) => heard.push(one))
  expect(urging.wanted()).toBeNull()
  urging.want(wanted(8, 3))
  time = 2_000
  urging.want(wanted(7))
  urging.want(wanted(5, 4))
  expect(heard).toEqual([wanted(8, 3), wanted(5, 4)])
})

test('an engine that takes up the work later hears how much time is left', () => {
  let time = 0
  const urging = createUrging(wanted(6, 2), () => milliseconds(time))
  time = 4_000
  const heard: Wanted[] = []
  urging.heededBy((one) => heard.push(one))
  expect(heard).toEqual([wanted(2, 2)])
  time = 9_000
  expect(urging.wanted()).toEqual(wanted(0, 2))
})
