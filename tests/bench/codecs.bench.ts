import { spawnSync } from 'node:child_process'
import { fixture } from '../fixtures/fixture'
import type { Auricle } from '../support/auricle'
import { test } from '../support/test'
import { report } from './figures'

const tries = 5

/** Milliseconds until the page holds every byte of the first chunk; no tier helps. */
const wall = async ({ page, api, trackId }: Auricle, name: string, query: string) => {
  await api.ask('api/audio/cache', { method: 'DELETE' })
  const path = `api/audio/stream/${await trackId(name)}/chunk/0?${query}`
  return page.evaluate(async (path) => {
    const started = performance.now()
    const response = await fetch(new URL(path, document.baseURI))
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return performance.now() - started
  }, path)
}

const untouched = 'enhanced=true&intensity=0'

/** What a variant costs once its sound is decoded: the engine keeps what it decoded last. */
const costDecoded = async (auricle: Auricle, name: string, query: string) => {
  const values: number[] = []
  await wall(auricle, name, query)
  for (let index = 0; index < tries; index++) {
    await wall(auricle, name, untouched)
    values.push(await wall(auricle, name, query))
  }
  return values
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
    const values: number[] = []
    for (let attempt = 0; attempt < tries; attempt++) {
      // A new engine has nothing decoded; the description makes sure that it has started.
      await auricle.reload()
      await auricle.api.metadata(await auricle.trackId(name), { enhanced: true, intensity: 0 })
      values.push(await wall(auricle, name, untouched))
    }
    report({ order: 40 + index, what: `30 s decoded to WAV, ${name}`, unit: 'ms', values })
  })

test('30 s enhanced', async ({ auricle }) => {
  await auricle.importFiles('flac-16.flac')
  const values = await costDecoded(auricle, 'flac-16.flac', 'enhanced=true&preset=punchy')
  report({ order: 60, what: '30 s through the chain to WAV', unit: 'ms', values, budget: '200' })
})

for (const [index, path] of (['auto', 'ffmpeg'] as const).entries())
  test(`30 s encoded to Opus, ${path}`, async ({ auricle }) => {
    await auricle.importFiles('flac-16.flac')
    if (path === 'ffmpeg') await auricle.withoutWebCodecs()
    const values = await costDecoded(auricle, 'flac-16.flac', 'enhanced=false&format=webm')
    const what = `30 s to WebM/Opus, ${path === 'auto' ? 'WebCodecs' : 'ffmpeg.wasm'}`
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
