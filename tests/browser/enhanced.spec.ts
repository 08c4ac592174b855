import type { Api } from '../support/api'
import { asFloat } from '../support/compare'
import { levelOf } from '../support/listen'
import { metadataOf } from '../support/stream'
import { expect, test } from '../support/test'
import { joinWavs, readWav } from '../support/wav'

const query = { enhanced: true, preset: 'warm', intensity: 0.7 }

const range = async (api: Api, track: number, from: number | '', to: number | '') =>
  api.file(track, query, { headers: { Range: `bytes=${from}-${to}` } })

test('chunks joined are byte for byte the file, whatever the order of ranges', async ({ shelf }) => {
  const track = await shelf.shelve('flac-16.flac')
  const { total_chunks, total_frames } = await metadataOf(shelf.api, track, query)
  const backwards = []
  for (let index = total_chunks - 1; index >= 0; index--)
    backwards.unshift(await shelf.api.chunk(track, index, query))
  const samples = joinWavs(backwards.map(({ bytes }) => readWav(bytes)))
  expect(samples.length / 2).toBe(total_frames)

  const size = 44 + total_frames * 4
  const assembled = new Uint8Array(size)
  const step = 1_333_333
  const starts = Array.from({ length: Math.ceil(size / step) }, (_, index) => index * step)
  for (const from of [
    ...starts.filter((_, index) => index % 2 === 1),
    ...starts.filter((_, index) => index % 2 === 0),
  ]) {
    const to = Math.min(from + step, size) - 1
    const part = await range(shelf.api, track, from, to)
    expect(part.status).toBe(206)
    expect(part.headers['content-range']).toBe(`bytes ${from}-${to}/${size}`)
    assembled.set(part.bytes, from)
  }
  expect(Buffer.compare(Buffer.from(readWav(assembled).samples.buffer), Buffer.from(samples.buffer))).toBe(0)
})

test('a chunk has the same bytes on every rendering, in any order', async ({ shelf }) => {
  const track = await shelf.shelve('flac-16.flac')
  const first = []
  for (const index of [0, 1, 2]) first.push(await shelf.api.weighChunk(track, index, query))
  await shelf.api.ask('api/audio/cache', { method: 'DELETE' })
  for (const index of [1, 2, 0]) {
    const again = await shelf.api.weighChunk(track, index, query)
    expect(again).toMatchObject({ status: 200, length: first[index]?.length, digest: first[index]?.digest })
    expect(again.headers['x-cache-tier']).toBe('MISS')
  }
})

test('a seek into a chunk nobody rendered yet sounds the same within one step', async ({ shelf }) => {
  await shelf.api.ask('api/audio/cache', { method: 'DELETE' })
  const track = await shelf.shelve('flac-16.flac')
  const from = 44 + 4 * 44_100 * 40
  const early = await range(shelf.api, track, from, from + 399_999)
  expect(early.status).toBe(206)
  const whole = readWav((await shelf.api.chunk(track, 1, query)).bytes).samples
  const heard = new Int16Array(early.bytes.buffer)
  const offset = 2 * 44_100 * 10
  const steps = heard.map((sample, at) => Math.abs(sample - (whole[offset + at] ?? 0)))
  expect(heard.length).toBeGreaterThan(10_000)
  expect(Math.max(...steps.subarray(0, 100_000))).toBeLessThanOrEqual(1)
})

test('every preset sounds, sounds different, and lands on the same level', async ({ shelf }) => {
  const track = await shelf.shelve('brief.flac')
  const levels = new Map<string, number>()
  const heard = new Set<string>()
  for (const preset of ['adaptive', 'warm', 'bright', 'punchy', 'gentle']) {
    const { bytes } = await shelf.api.chunk(track, 0, { enhanced: true, preset })
    heard.add(Buffer.from(bytes).toString('base64'))
    levels.set(preset, levelOf(asFloat(readWav(bytes).samples)))
  }
  expect(heard.size).toBe(5)
  const values = [...levels.values()]
  expect(Math.max(...values) - Math.min(...values), JSON.stringify([...levels])).toBeLessThan(2)
})
