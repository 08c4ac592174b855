import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decibels, hertz } from '#contracts/units'
import { chainFor } from '#engine/enhance/chain'
import { compressor } from '#engine/enhance/compressor'
import { equaliser } from '#engine/enhance/equaliser'
import { limiter } from '#engine/enhance/limiter'
import { presetTable } from '#engine/enhance/preset-table'
import type { Stage } from '#engine/enhance/stage'
import { trim } from '#engine/enhance/trim'
import { width } from '#engine/enhance/width'
import type { StereoBlock } from '#engine/sound'
import { dynamics, limiting } from './busy-settings'
import { runStage } from './run-stage'
import { both, decibelsOf, music, powerAt, toneAt } from './signals'

const rate = hertz(44_100)
const { bands } = presetTable.punchy
const idle = { ...dynamics, thresholds: [decibels(60), decibels(60), decibels(60)] } as const
const stages: Readonly<Record<string, () => Stage>> = {
  trim: () => trim(),
  equaliser: () => equaliser(bands, rate),
  compressor: () => compressor(dynamics, rate),
  width: () => width({ width: 1.1, monoBass: 0.7 }, rate),
  limiter: () => limiter(limiting, rate),
  chain: () =>
    chainFor(
      { bands, dynamics, width: { width: 1.1, monoBass: 1 }, makeup: decibels(12), limiter: limiting },
      rate,
    ),
}
/** Bit for bit. */
const same = (one: StereoBlock, other: StereoBlock) =>
  one.left.length === other.left.length &&
  one.left.every((sample, frame) => sample === other.left[frame]) &&
  one.right.every((sample, frame) => sample === other.right[frame])

const sound = music(1.5, rate, 0.9)

describe.each(Object.keys(stages))('%s', (name) => {
  const make = stages[name] ?? trim

  test('gives the same samples however the sound is cut into blocks', () => {
    const whole = runStage(make(), sound)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4096 }), { minLength: 1, maxLength: 8 }), (lengths) => {
        const cut = runStage(make(), sound, lengths)
        expect(same(cut, whole)).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  test('goes on from a saved state as if it had never stopped', () => {
    const half = 30_001
    const whole = runStage(make(), sound)
    const first = make()
    runStage(first, { left: sound.left.slice(0, half), right: sound.right.slice(0, half) })
    const state = structuredClone(first.save())
    runStage(first, sound)
    const second = make()
    second.restore(state)
    const rest = runStage(second, { left: sound.left.slice(half), right: sound.right.slice(half) })
    expect(same(rest, { left: whole.left.slice(half), right: whole.right.slice(half) })).toBe(true)
  })

  test('falls silent after the sound, without a number too small to be fast', () => {
    const length = sound.left.length + 4 * rate
    const tail = { left: new Float32Array(length), right: new Float32Array(length) }
    tail.left.set(sound.left)
    tail.right.set(sound.right)
    const { left } = runStage(make(), tail)
    for (const sample of left.subarray(length - 1000)) expect(Math.abs(sample)).toBeLessThan(1e-9)
  })
})

test('a state of another kind of stage is refused', () => {
  expect(() => limiter(limiting, rate).restore(equaliser(bands, rate).save())).toThrow()
})

test.each([8000, 44_100, 192_000])('the crossover at rest is flat to 0.01 dB at %i Hz', (each) => {
  const length = each / 2
  const impulse = both(length, (frame) => (frame === 0 ? 1 : 0))
  const { left } = runStage(compressor(idle, hertz(each)), impulse)
  for (const frequency of [30, 100, 140, 200, 1000, 2500, 2800, 3500]) {
    expect(Math.abs(10 * Math.log10(powerAt(left, frequency, each)))).toBeLessThan(0.01)
  }
})

test('compression turns down what is over its threshold by the ratio', () => {
  const loud = both(3 * rate, toneAt(600, -10, rate))
  const { left } = runStage(compressor({ ...dynamics, ratio: 2 }, rate), loud)
  const level = decibelsOf(Math.max(...left.subarray(2 * rate)))
  // A peak of −10 dBFS is −13 dB of power: 17 dB over the threshold.
  expect(Math.abs(level - (-10 - 17 / 2))).toBeLessThan(0.1)
})

test('both channels are turned down together', () => {
  const quietRight = both(rate, toneAt(1000, -6, rate))
  quietRight.right.set(quietRight.left.map((sample) => sample / 4))
  const { left, right } = runStage(compressor(dynamics, rate), quietRight)
  for (let frame = 1000; frame < left.length; frame += 97) {
    expect(right[frame]).toBeCloseTo((left[frame] ?? 0) / 4, 6)
  }
})

test('bass is mono under 110 Hz and the sides above it have their width', () => {
  const sideOf = (frequency: number) => {
    const tone = toneAt(frequency, -6, rate)
    const wide = both(rate, tone)
    wide.right.set(wide.left.map((sample) => -sample))
    const { left, right } = runStage(width({ width: 1.1, monoBass: 1 }, rate), wide)
    const side = left.map((sample, frame) => (sample - (right[frame] ?? 0)) / 2).subarray(rate / 2)
    return decibelsOf(
      Math.sqrt(powerAt(side, frequency, rate)) /
        Math.sqrt(powerAt(wide.left.subarray(rate / 2), frequency, rate)),
    )
  }
  expect(sideOf(40)).toBeLessThan(-30)
  expect(Math.abs(sideOf(1000) - decibelsOf(1.1))).toBeLessThan(0.05)
})

test('folding the chain down to mono loses less than half a decibel in any octave', () => {
  const chain = chainFor(
    {
      bands: [],
      dynamics: idle,
      width: { width: 1.15, monoBass: 1 },
      makeup: decibels(0),
      limiter: limiting,
    },
    rate,
  )
  const quiet = music(3, rate, 0.1)
  const { left, right } = runStage(chain, quiet)
  const mono = (one: Float32Array, other: Float32Array) =>
    one.map((sample, frame) => (sample + (other[frame] ?? 0)) / 2)
  const energy = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0)
  const change = 10 * Math.log10(energy(mono(left, right)) / energy(mono(quiet.left, quiet.right)))
  expect(Math.abs(change)).toBeLessThan(0.5)
})

test('997 Hz at -20 dBFS with dynamics at rest has less than -110 dB of distortion and noise', () => {
  const length = rate * 2
  // 997 cycles in a second: an integer, so that the fit below leaves nothing of the tone.
  const tone = both(length, toneAt(997, -20, rate))
  const chain = chainFor(
    { bands, dynamics: idle, width: { width: 1, monoBass: 1 }, makeup: decibels(3), limiter: limiting },
    rate,
  )
  const { left } = runStage(chain, tone)
  const settled = left.subarray(rate, 2 * rate)
  let sine = 0
  let cosine = 0
  settled.forEach((sample, frame) => {
    sine += (2 / rate) * sample * Math.sin((2 * Math.PI * 997 * frame) / rate)
    cosine += (2 / rate) * sample * Math.cos((2 * Math.PI * 997 * frame) / rate)
  })
  let residue = 0
  settled.forEach((sample, frame) => {
    const angle = (2 * Math.PI * 997 * frame) / rate
    residue += (sample - sine * Math.sin(angle) - cosine * Math.cos(angle)) ** 2
  })
  const tonePower = (sine * sine + cosine * cosine) / 2
  expect(10 * Math.log10(residue / rate / tonePower)).toBeLessThan(-110)
})
