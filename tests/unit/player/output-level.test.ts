import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { decibels } from '#contracts/units'
import type { Output } from '#player/output/output'
import { createOutputLevel } from '#player/output-level'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const scene = (isPlaying: boolean) => {
  const volumes: number[] = []
  const output: Pick<Output, 'isPlaying' | 'setLevel'> = {
    isPlaying: () => isPlaying,
    setLevel: ({ volume }) => volumes.push(volume),
  }
  const level = createOutputLevel(output, { volume: 0.5, muted: false }, decibels(0))
  return { level, volumes }
}

test('a silent output takes its gain at once', () => {
  const { level, volumes } = scene(false)
  level.setGain(decibels(-6))
  expect(volumes).toEqual([0.5 * 10 ** (-6 / 20)])
})

test('a sounding one glides there in steps nobody hears, and stops', () => {
  const { level, volumes } = scene(true)
  level.setGain(decibels(-6))
  vi.advanceTimersByTime(5_000)
  expect(volumes.at(-1)).toBeCloseTo(0.5 * 10 ** (-6 / 20), 9)
  const steps = [0.5, ...volumes].slice(0, -1).map((volume, index) => (volumes[index] ?? 0) / volume)
  for (const step of steps) expect(20 * Math.log10(step)).toBeGreaterThan(-0.2)
  expect(vi.getTimerCount()).toBe(0)
})

test('the volume moves at once, also in the middle of a glide', () => {
  const { level, volumes } = scene(true)
  level.setGain(decibels(-6))
  vi.advanceTimersByTime(500)
  level.setLevel({ volume: 1, muted: false })
  expect(volumes.at(-1)).toBeGreaterThan(0.6)
  level.setGain(decibels(0))
  vi.advanceTimersByTime(5_000)
  expect(volumes.at(-1)).toBe(1)
})

test('a released output is left alone', () => {
  const { level, volumes } = scene(true)
  level.setGain(decibels(-6))
  level.stop()
  vi.advanceTimersByTime(1_000)
  expect(volumes).toEqual([])
})
