import { describe, expect, test } from 'vitest'
import { decibels, hertz, milliseconds } from '#contracts/units'
import { chainFor } from '#engine/enhance/chain'
import { presetTable } from '#engine/enhance/preset-table'
import { runStage } from './run-stage'
import { both, powerAt } from './signals'

const rate = hertz(44_100)
const limiter = { ceiling: decibels(-1), lookAhead: milliseconds(10), release: milliseconds(150) }
const atRest = {
  ratio: 2,
  attack: milliseconds(20),
  release: milliseconds(200),
  thresholds: [decibels(60), decibels(60), decibels(60)],
} as const
const impulse = both(rate / 2, (frame) => (frame === 0 ? 0.25 : 0))
const silence = new Float32Array(rate / 2)
const octaves = [31, 63, 125, 250, 500, 1000, 2000, 4000, 8000, 16_000]

describe.each(Object.entries(presetTable))('the whole %s chain', (_, { bands, width }) => {
  const chain = (equalised: boolean) =>
    chainFor(
      {
        bands: equalised ? bands : [],
        dynamics: atRest,
        width: { width, monoBass: 1 },
        makeup: decibels(0),
        limiter,
      },
      rate,
    )

  test('loses less than half a decibel of any octave when folded to mono', () => {
    const { left, right } = runStage(chain(false), { left: impulse.left, right: silence })
    const mono = left.map((sample, frame) => (sample + (right[frame] ?? 0)) / 2)
    for (const frequency of octaves) {
      const change = 10 * Math.log10(powerAt(mono, frequency, rate) / 0.125 ** 2)
      expect(Math.abs(change)).toBeLessThan(0.5)
    }
  })

  test('halves the side signal at 110 Hz, gives it its width above and takes it away an octave and more below', () => {
    const opposite = impulse.left.map((sample) => -sample)
    const { left, right } = runStage(chain(false), { left: impulse.left, right: opposite })
    const side = left.map((sample, frame) => (sample - (right[frame] ?? 0)) / 2)
    const level = (frequency: number) => 10 * Math.log10(powerAt(side, frequency, rate) / (0.25 * width) ** 2)
    expect(level(110)).toBeCloseTo(-6.02, 1)
    expect(level(1000)).toBeCloseTo(0, 1)
    expect(level(50)).toBeLessThan(-24)
  })

  test('has the equaliser alone for its response, to 0.1 dB, while dynamics rest', () => {
    const flat = runStage(chain(false), impulse)
    const shaped = runStage(chain(true), impulse)
    const alone = chainFor({ bands, dynamics: null, width: null, makeup: decibels(0), limiter }, rate)
    const wanted = runStage(alone, impulse)
    for (const frequency of octaves) {
      const level = powerAt(shaped.left, frequency, rate)
      expect(Math.abs(10 * Math.log10(powerAt(flat.left, frequency, rate) / 0.25 ** 2))).toBeLessThan(0.01)
      expect(Math.abs(10 * Math.log10(level / powerAt(wanted.left, frequency, rate)))).toBeLessThan(0.1)
    }
  })
})
