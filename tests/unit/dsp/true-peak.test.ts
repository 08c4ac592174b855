import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyseFull } from '#engine/analysis/analyse-full'
import { phases } from '#engine/dsp/interpolator'
import { createPeakScanner, scannerDelay, scanPeaks } from '#engine/dsp/peak-scanner'
import { both, createNoise, factsOf, never, readerOf } from './signals'

const rate = 48_000
const truePeakOf = async (sample: (frame: number) => number) => {
  const sound = both(rate, sample)
  return (await analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound) }, never())).truePeak
}
/** Rises and falls gently, so that the tone's start is no peak of its own. */
const faded = (frame: number) => Math.sin((Math.PI * frame) / rate) ** 0.25

/** At 192 kHz: 0.5 at fs/6, and for one period 1.0 at fs/4; then low-passed to half of 48 kHz. */
const burst = (() => {
  const length = 4 * rate
  const middle = length / 2
  const raw = Float64Array.from({ length }, (_, at) => {
    const since = at - middle
    return since >= 0 && since < 16
      ? Math.sin((2 * Math.PI * since) / 16)
      : 0.5 * faded(at / 4) * Math.sin((2 * Math.PI * since) / 24)
  })
  const reach = 128
  const taps = Float64Array.from({ length: 2 * reach + 1 }, (_, tap) => {
    const x = tap - reach
    const window = 0.42 + 0.5 * Math.cos((Math.PI * x) / reach) + 0.08 * Math.cos((2 * Math.PI * x) / reach)
    return window * (x === 0 ? 0.25 : Math.sin((Math.PI * x) / 4) / (Math.PI * x))
  })
  return raw.map((__, at) => taps.reduce((sum, tap, i) => sum + tap * (raw[at + i - reach] ?? 0), 0))
})()

describe('true peak agrees with EBU Tech 3341 to +0.2/-0.4 dB', () => {
  test.each([
    ['case 15', 4, 0, 0.5, -6],
    ['case 16', 4, 45, 0.5, -6],
    ['case 17', 6, 60, 0.5, -6],
    ['case 18', 8, 67.5, 0.5, -6],
    ['case 19', 4, 45, 1.41, 3],
  ])('%s: a tone at fs/%i, phase %d', async (_, divisor, phase, amplitude, expected) => {
    const peak = await truePeakOf(
      (frame) =>
        amplitude * faded(frame) * Math.sin((2 * Math.PI * frame) / divisor + (phase * Math.PI) / 180),
    )
    expect(peak).toBeGreaterThan(expected - 0.4)
    expect(peak).toBeLessThan(expected + 0.2)
  })

  // A quiet tone at fs/6 with one full period of fs/4 in it, made at four times the rate, low-passed and thinned out
  // from each of the four places.
  test.each([
    ['case 20', 0],
    ['case 21', 1],
    ['case 22', 2],
    ['case 23', 3],
  ])('%s: a burst at full scale, thinned out from place %i', async (_, offset) => {
    const peak = await truePeakOf((frame) => burst[4 * frame + offset] ?? 0)
    expect(peak).toBeGreaterThan(-0.4)
    expect(peak).toBeLessThan(0.2)
  })
})

test('passing over quiet sound never hides a peak above the floor', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0.05, max: 1.2, noNaN: true }),
      fc.double({ min: 0, max: 0.97, noNaN: true }),
      (seed, floor, smoothness) => {
        const noise = createNoise(seed)
        const input = new Float32Array(1500)
        let last = 0
        for (let i = 0; i < input.length; i += 1) {
          last = smoothness * last + (1 - smoothness ** 2) ** 0.5 * noise()
          input[i] = last
        }
        const scanner = createPeakScanner()
        const found = new Float64Array(input.length)
        for (let from = 0; from < input.length; from += 500) {
          const part = found.subarray(from, from + 500)
          scanPeaks(scanner, input.subarray(from, from + 500), floor, part)
        }
        for (let i = 0; i + 40 < input.length; i += 1) {
          let peak = Math.abs(input[i] ?? 0)
          for (const taps of phases) {
            let sum = 0
            taps.forEach((tap, k) => {
              sum += tap * (input[i - 15 + k] ?? 0)
            })
            peak = Math.max(peak, Math.abs(sum))
          }
          const read = found[i + scannerDelay] ?? 0
          if (peak > floor + 1e-6) expect(Math.abs(read - peak)).toBeLessThan(1e-6)
          else expect(read === 0 || read > floor).toBe(true)
        }
      },
    ),
    { numRuns: 30 },
  )
})
