import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frames } from '#contracts/units'
import { wavSamples } from '#engine/encode/wav-samples'

const sixteenBit = fc.int16Array({ minLength: 1, maxLength: 400 })
const asFloat = (samples: Int16Array) => Float32Array.from(samples, (sample) => sample / 32_768)
const asIntegers = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.length / 2 }, (_, at) => view.getInt16(at * 2, true))
}
const constant = (length: number, value: number) => new Float32Array(length).fill(value)

test('a 16-bit source comes back sample for sample', () => {
  fc.assert(
    fc.property(sixteenBit, (samples) => {
      const block = { left: asFloat(samples), right: asFloat(samples).reverse() }
      const back = asIntegers(wavSamples(block, frames(0), false))
      expect(back.filter((_, at) => at % 2 === 0)).toEqual(Array.from(samples))
      expect(back.filter((_, at) => at % 2 === 1)).toEqual(Array.from(samples).reverse())
    }),
  )
})

test('what is louder than full scale is held there, and what is no number is silent', () => {
  const left = Float32Array.of(1, 1.5, -1.5, Number.POSITIVE_INFINITY, Number.NaN)
  const back = asIntegers(wavSamples({ left, right: left }, frames(0), false))
  expect(back.filter((_, at) => at % 2 === 0)).toEqual([32_767, 32_767, -32_768, 32_767, 0])
})

test('dithered bytes are the same wherever rendering began', () => {
  const sound = Float32Array.from({ length: 1000 }, (_, at) => Math.sin(at / 20) * 0.3)
  const origin = 5_000_000_000
  const whole = wavSamples({ left: sound, right: sound }, frames(origin), true)
  fc.assert(
    fc.property(fc.nat(999), fc.nat(999), (one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one]
      const part = sound.subarray(from, to)
      const bytes = wavSamples({ left: part, right: part }, frames(origin + from), true)
      expect(bytes).toEqual(whole.subarray(from * 4, to * 4))
    }),
  )
})

test('dither is triangular noise of one LSB, different in each channel', () => {
  const length = 200_000
  const level = 0.25 / 32_768
  const block = { left: constant(length, level), right: constant(length, level) }
  const back = asIntegers(wavSamples(block, frames(0), true))
  const left = back.filter((_, at) => at % 2 === 0)
  const right = back.filter((_, at) => at % 2 === 1)
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  // A level of a quarter LSB survives as the mean; noise and rounding together have a variance of 1/4 LSB².
  expect(mean(left)).toBeCloseTo(0.25, 2)
  expect(mean(left.map((value) => (value - 0.25) ** 2))).toBeCloseTo(0.25, 2)
  expect(mean(left.map((value, at) => (value - 0.25) * ((right[at] ?? 0) - 0.25)))).toBeCloseTo(0, 2)
  expect(mean(left.slice(1).map((value, at) => (value - 0.25) * ((left[at] ?? 0) - 0.25)))).toBeCloseTo(0, 2)
  expect(new Set(left)).toEqual(new Set([-1, 0, 1]))
})
