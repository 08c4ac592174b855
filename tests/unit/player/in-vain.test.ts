import { expect, test } from 'vitest'
import { decibels, seconds } from '#contracts/units'
import type { Effect } from '#player/effect'
import type { OutputId } from '#player/event'
import { withoutVain } from '#player/in-vain'
import { track } from './world'

const id = (number: number) => number as OutputId
const make = (output: number): Effect => ({
  kind: 'prepare',
  output: id(output),
  programme: { track: track(1).id, variant: { mode: 'original', format: 'source' }, target: null },
  position: seconds(0),
  gain: decibels(0),
})
const letGo = (output: number): Effect => ({ kind: 'release', output: id(output) })

test('an output that is made and let go of in one step is never made, nor is anything done to it', () => {
  const seek: Effect = { kind: 'seek', output: id(2), position: seconds(3) }
  const handOver: Effect = { kind: 'hand-over', from: id(1), to: id(2) }
  expect(withoutVain([make(2), seek, handOver, letGo(2), make(3)])).toEqual([make(3)])
})

test('one that was there before is let go of, and one that stays is made', () => {
  const effects = [letGo(1), make(2)]
  expect(withoutVain(effects)).toBe(effects)
})
