import { expect, test } from 'vitest'
import type { FrameRange } from '#contracts/chunking'
import { hertz } from '#contracts/units'
import { analyseFull } from '#engine/analysis/analyse-full'
import { analyseQuick } from '#engine/analysis/analyse-quick'
import type { StereoBlock } from '#engine/sound'
import { both, createNoise, decibelsOf, factsOf, music, never, readerOf, toneAt } from './signals'

const rate = hertz(44_100)
const profileOf = (sound: StereoBlock, size?: number) =>
  analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound, size) }, never())

test('the profile does not depend on how the decoder cut its blocks', async () => {
  const sound = music(2.3, rate)
  expect(await profileOf(sound, 1234)).toEqual(await profileOf(sound, 44_100))
})

test('a tone stands out in its own third octave, at its own level', async () => {
  const { spectrum } = await profileOf(both(2 * rate, toneAt(1000, -20, rate)))
  const loudest = spectrum.reduce((most, band) => (band.level > most.level ? band : most))
  expect(loudest.centre).toBeCloseTo(1000, 6)
  // Two channels of −23 dB of power each.
  expect(Math.abs(loudest.level + 20)).toBeLessThan(0.2)
})

test('correlation tells mono from unrelated from opposite channels', async () => {
  const noise = createNoise(5)
  const mono = both(rate, () => noise())
  expect((await profileOf(mono)).correlation).toBeCloseTo(1, 6)
  expect((await profileOf({ left: mono.left, right: mono.left.map((x) => -x) })).correlation).toBeCloseTo(
    -1,
    6,
  )
  const unrelated = { left: mono.left, right: both(rate, () => noise()).left }
  expect(Math.abs((await profileOf(unrelated)).correlation)).toBeLessThan(0.05)
})

test('a lossy shelf is found where it is, and none where there is none', async () => {
  const noise = createNoise(9)
  const white = both(2 * rate, () => 0.3 * noise())
  expect((await profileOf(white)).bandwidthLimit).toBeNull()
  const taps = Float64Array.from({ length: 301 }, (_, i) => {
    const x = i - 150
    const share = 16_000 / rate
    const window = 0.42 + 0.5 * Math.cos((Math.PI * x) / 151) + 0.08 * Math.cos((2 * Math.PI * x) / 151)
    return window * (x === 0 ? 2 * share : Math.sin(2 * Math.PI * share * x) / (Math.PI * x))
  })
  const cut = new Float32Array(rate)
  for (let frame = 0; frame < cut.length; frame += 1) {
    let sum = 0
    for (let i = 0; i < taps.length; i += 1) sum += (taps[i] ?? 0) * (white.left[frame + i] ?? 0)
    cut[frame] = sum
  }
  const limit = (await profileOf({ left: cut, right: cut.slice() })).bandwidthLimit ?? 0
  expect(Math.abs(limit - 16_000)).toBeLessThan(700)
})

test('sample peak and true peak are told apart', async () => {
  const profile = await profileOf(both(rate, toneAt(rate / 4, -6, rate, Math.PI / 4)))
  expect(profile.samplePeak).toBeCloseTo(-6 - decibelsOf(Math.SQRT2), 1)
  expect(profile.truePeak).toBeGreaterThan(-6.3)
})

test('the quick profile reads a few seconds spread over the track and comes near the full one', async () => {
  const sound = music(90, rate)
  const asked: FrameRange[] = []
  const read = (range: FrameRange, signal: AbortSignal) => {
    asked.push(range)
    return readerOf(sound)(range, signal)
  }
  const quick = await analyseQuick({ facts: factsOf(sound, rate), read }, never())
  const seconds = asked.reduce((sum, { from, to }) => sum + (to - from) / rate, 0)
  expect(seconds).toBeLessThan(8)
  expect((asked[0]?.from ?? 0) / rate).toBeLessThan(15)
  expect((asked[asked.length - 1]?.to ?? 0) / rate).toBeGreaterThan(75)
  const full = await profileOf(sound)
  expect(Math.abs((quick.loudness ?? 0) - (full.loudness ?? 0))).toBeLessThan(2)
  expect(quick.revision).not.toBe(full.revision)
  expect(quick.kind).toBe('quick')
})

test('a short track is read whole by the quick analysis', async () => {
  const sound = music(3, rate)
  const quick = await analyseQuick({ facts: factsOf(sound, rate), read: readerOf(sound) }, never())
  const full = await profileOf(sound)
  expect({ ...quick, revision: '', kind: '' }).toEqual({ ...full, revision: '', kind: '' })
})

test('progress rises to one, and cancelling ends the analysis', async () => {
  const sound = music(3, rate)
  const shares: number[] = []
  const source = { facts: factsOf(sound, rate), read: readerOf(sound) }
  await analyseFull(source, never(), (share) => shares.push(share))
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares[shares.length - 1]).toBe(1)
  const abort = new AbortController()
  const ended = analyseFull(source, abort.signal, () => abort.abort())
  await expect(ended).rejects.toThrow('abort')
})
