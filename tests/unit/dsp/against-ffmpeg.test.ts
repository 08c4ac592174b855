import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { frames, hertz, lufs } from '#contracts/units'
import { intensityOf, presets } from '#contracts/variant'
import { analyseFull } from '#engine/analysis/analyse-full'
import { renderEnhanced } from '#engine/enhance/render'
import { settingsFor } from '#engine/enhance/settings'
import type { StereoBlock } from '#engine/sound'
import { factsOf, music, never, readerOf } from './signals'

const rate = hertz(44_100)
const installed = spawnSync('ffmpeg', ['-version']).status === 0
if (!installed) console.warn('Skipped: native ffmpeg is not installed, its ebur128 is the other meter')

/** What ffmpeg's ebur128 reads. */
const readByFfmpeg = ({ left, right }: StereoBlock) => {
  const samples = new Float32Array(2 * left.length)
  for (let frame = 0; frame < left.length; frame += 1) {
    samples[2 * frame] = left[frame] ?? 0
    samples[2 * frame + 1] = right[frame] ?? 0
  }
  const input = ['-f', 'f32le', '-ar', `${rate}`, '-ac', '2', '-i', 'pipe:0']
  const meter = ['-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-']
  const run = spawnSync('ffmpeg', ['-hide_banner', '-nostdin', ...input, ...meter], {
    input: new Uint8Array(samples.buffer),
  })
  const said = `${run.stderr}`.split('Summary:').at(-1) ?? ''
  const figure = (name: string) => Number(new RegExp(`${name}:\\s+(-?[\\d.]+) `).exec(said)?.[1])
  return { loudness: figure('I'), range: figure('LRA'), truePeak: figure('Peak') }
}

const sound = music(30, rate, 0.6)
const total = frames(sound.left.length)
const profileOf = (of: StereoBlock) => analyseFull({ facts: factsOf(of, rate), read: readerOf(of) }, never())

const agree = async (of: StereoBlock) => {
  const profile = await profileOf(of)
  const other = readByFfmpeg(of)
  expect(Math.abs((profile.loudness ?? 0) - other.loudness)).toBeLessThan(0.2)
  expect(Math.abs(profile.range - other.range)).toBeLessThan(0.5)
  expect(Math.abs(profile.truePeak - other.truePeak)).toBeLessThan(0.3)
  return other
}

test.skipIf(!installed)('the profile reads what ffmpeg reads', async () => {
  await agree(sound)
})

test.skipIf(!installed).each(presets)('what %s makes of it reads the same to ffmpeg', async (preset) => {
  const settings = settingsFor(await profileOf(sound), preset, intensityOf(1), lufs(-14))
  const out = { left: new Float32Array(total), right: new Float32Array(total) }
  const range = { from: frames(0), to: total }
  const job = { settings, rate, range, total, read: readerOf(sound), signal: never() }
  for await (const block of renderEnhanced(job)) {
    out.left.set(block.left, block.from)
    out.right.set(block.right, block.from)
  }
  const other = await agree(out)
  expect(Math.abs(other.loudness - (settings.forecast.loudness ?? 0))).toBeLessThan(0.5)
  expect(other.truePeak).toBeLessThan(-0.7)
})
