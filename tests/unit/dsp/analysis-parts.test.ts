import { describe, expect, test } from 'vitest'
import type { FrameRange } from '#contracts/chunking'
import type { ProfilePart } from '#contracts/profile-part'
import { hertz } from '#contracts/units'
import { analyseFull } from '#engine/analysis/analyse-full'
import { combineParts } from '#engine/analysis/combine-parts'
import { measurePart } from '#engine/analysis/measure-part'
import { createPartMeter } from '#engine/analysis/part-meter'
import { partCount, partPlan } from '#engine/analysis/steps'
import { factsOf, music, never, readerOf } from './signals'

/** Low enough to be quick, and odd enough that steps differ in length. */
const rate = hertz(11_025)
const sound = music(185.3, rate)
const source = { facts: factsOf(sound, rate), read: readerOf(sound) }

const inOneGo = () => {
  const meter = createPartMeter(rate)
  meter.push(sound)
  return combineParts([meter.finish()], rate, 'full', '1-full')
}

describe('the profile made of parts', () => {
  test('has the table of one pass but for a rare code beside its own, and its loudness', async () => {
    const [whole, joined] = [inOneGo(), await analyseFull(source, never())]
    expect(joined.table.length).toBe(whole.table.length)
    const differences = [...joined.table].map((code, i) => Math.abs(code - (whole.table[i] ?? 0)))
    expect(Math.max(...differences)).toBeLessThanOrEqual(1)
    expect(differences.filter((difference) => difference > 0).length).toBeLessThan(differences.length / 1000)
    expect(Math.abs((joined.loudness ?? 0) - (whole.loudness ?? 0))).toBeLessThan(0.001)
    expect(Math.abs(joined.range - whole.range)).toBeLessThan(0.001)
    expect(joined.correlation).toBeCloseTo(whole.correlation, 9)
    expect([joined.truePeak, joined.samplePeak]).toEqual([whole.truePeak, whole.samplePeak])
    joined.spectrum.forEach(({ level }, i) => {
      expect(level).toBeCloseTo(whole.spectrum[i]?.level ?? 0, 3)
    })
  })

  test('does not depend on which part was measured first', async () => {
    const backwards: ProfilePart[] = []
    for (let index = 3; index >= 0; index -= 1) backwards.unshift(await measurePart(source, index, never()))
    expect(combineParts(backwards, rate, 'full', '1-full')).toEqual(await analyseFull(source, never()))
  })

  test('parts cover every step once, on borders of steps counted from the start', () => {
    const count = partCount(source.facts)
    expect(count).toBe(4)
    for (let index = 0; index < count; index += 1) {
      const { range, firstStep, warmUp } = partPlan(source.facts, index)
      expect(firstStep + warmUp).toBe(index * 600)
      expect(range.from).toBe(Math.round((firstStep * rate) / 10))
      const end = index === count - 1 ? source.facts.totalFrames : Math.round(((index + 1) * 600 * rate) / 10)
      expect(range.to).toBe(end)
    }
  })
})

describe('a pass that was cut off', () => {
  const keeping = () => {
    const parts = new Map<number, ProfilePart>()
    const kept = {
      read: async () => new Map(parts),
      write: async (index: number, part: ProfilePart) => void parts.set(index, part),
    }
    return { parts, kept }
  }

  test('goes on where it was and gives the same profile', async () => {
    const { parts, kept } = keeping()
    const abort = new AbortController()
    const stopLate = (share: number) => share > 0.6 && abort.abort()
    await expect(analyseFull(source, abort.signal, stopLate, kept)).rejects.toThrow('abort')
    expect([...parts.keys()]).toEqual([0, 1])

    const asked: FrameRange[] = []
    const read = (range: FrameRange, signal: AbortSignal) => {
      asked.push(range)
      return source.read(range, signal)
    }
    const shares: number[] = []
    const resumed = await analyseFull({ ...source, read }, never(), (share) => shares.push(share), kept)
    expect(asked).toEqual([partPlan(source.facts, 2).range, partPlan(source.facts, 3).range])
    expect(shares[0]).toBeGreaterThan(0.5)
    expect(shares[shares.length - 1]).toBe(1)
    expect(resumed).toEqual(await analyseFull(source, never()))
  })
})
