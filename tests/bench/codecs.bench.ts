import { spawnSync } from 'node:child_process'
import { fixture } from '../fixtures/fixture'
import type { Answer } from '../support/api'
import type { Auricle } from '../support/auricle'
import { expect, test } from '../support/test'
import { report } from './figures'

const tries = 5

const timing = (answer: Answer, part: string) => {
  const found = new RegExp(`${part};dur=([\\d.]+)`).exec(answer.headers['server-timing'] ?? '')
  if (found?.[1] === undefined) throw new Error(`no ${part} in ${answer.headers['server-timing']}`)
  return Number(found[1])
}

/** The first chunk, rendered anew each time in a page that holds nothing decoded. */
const rendered = async (
  auricle: Auricle,
  name: string,
  query: Readonly<Record<string, string | number | boolean>>,
) => {
  const answers: { answer: Answer; wall: number }[] = []
  const track = await auricle.trackId(name)
  await auricle.api.chunk(track, 0, query)
  for (let index = 0; index < tries; index++) {
    await auricle.reload()
    await auricle.api.ask('api/audio/cache', { method: 'DELETE' })
    await auricle.api.metadata(track, query)
    const started = Date.now()
    const answer = await auricle.api.chunk(track, 0, query)
    expect(answer.status).toBe(200)
    answers.push({ answer, wall: Date.now() - started })
  }
  return answers
}

const decoded = [
  'flac-16.flac',
  'wav-16.wav',
  'mp3-cbr.mp3',
  'aac.m4a',
  'opus.opus',
  'vorbis.ogg',
  'alac-16.m4a',
  'wavpack-16.wv',
  'wma.wma',
]

for (const [index, name] of decoded.entries())
  test(`30 s of ${name}`, async ({ auricle }) => {
    await auricle.importFiles(name)
    const answers = await rendered(auricle, name, { enhanced: true, intensity: 0 })
    const values = answers.map(({ wall }) => wall)
    report({ order: 40 + index, what: `30 s decoded to WAV, ${name}`, unit: 'ms', values })
  })

test('30 s enhanced', async ({ auricle }) => {
  await auricle.importFiles('flac-16.flac')
  const answers = await rendered(auricle, 'flac-16.flac', { enhanced: true, preset: 'punchy' })
  const values = answers.map(({ answer }) => timing(answer, 'dsp'))
  report({ order: 60, what: '30 s through the enhancement chain', unit: 'ms', values, budget: '200' })
})

for (const [index, path] of (['auto', 'ffmpeg'] as const).entries())
  test(`30 s encoded to Opus, ${path}`, async ({ auricle }) => {
    await auricle.importFiles('flac-16.flac')
    if (path === 'ffmpeg') await auricle.withoutWebCodecs()
    const answers = await rendered(auricle, 'flac-16.flac', { enhanced: false, format: 'webm' })
    const values = answers.map(({ answer }) => timing(answer, 'encode'))
    const what = `30 s to Opus, ${path === 'auto' ? 'WebCodecs' : 'ffmpeg.wasm'}`
    report({ order: 70 + index, what, unit: 'ms', values, budget: '500' })
  })

test('30 s encoded to Opus by native ffmpeg', () => {
  const values = Array.from({ length: tries }, () => {
    const started = performance.now()
    const input = ['-v', 'error', '-t', '30', '-i', fixture('wav-16.wav')]
    spawnSync('ffmpeg', [...input, '-c:a', 'libopus', '-b:a', '128k', '-f', 'null', '-'])
    return performance.now() - started
  })
  report({ order: 72, what: '30 s to Opus, native ffmpeg (peer)', unit: 'ms', values })
})
