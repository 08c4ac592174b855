import { describe, expect, test } from 'vitest'
import { frames } from '#contracts/units'
import { intensityOf, type Variant } from '#contracts/variant'
import { wavHeader } from '#contracts/wav-layout'
import { bytesOf, createFakeApp, firstDifference } from './fake-app'
import { createFakeEngine, packets } from './fake-engine'
import { rate, sampleBytesBetween, totalFrames } from './fake-sound'

const warm: Variant = { mode: 'enhanced', preset: 'warm', intensity: intensityOf(0.7) }
const warmQuery = 'enhanced=true&preset=warm&intensity=0.7'
const warmKey = '"aaaa/p2/1-full/enhanced/warm/070"'
const fileLength = 44 + totalFrames * 4

describe('metadata', () => {
  test('tells a player everything it plans with', async () => {
    const { ask } = createFakeApp()
    const response = await ask(`api/audio/stream/7/metadata?${warmQuery}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toMatch('application/json')
    expect(response.headers.get('ETag')).toBe(warmKey)
    expect(await response.json()).toEqual({
      track_id: 7,
      duration: 75.5,
      total_chunks: 3,
      chunk_duration: 30,
      format: 'audio/wav',
      enhanced: true,
      preset: 'warm',
      intensity: 0.7,
      supports_seeking: true,
      sample_rate: 1_000,
      channels: 2,
      total_frames: 75_500,
      lead_in: 0,
      timestamps: 'self',
    })
  })

  test('without parameters describes the original as WebM/Opus', async () => {
    const { ask, engine } = createFakeApp()
    const metadata = await (await ask('api/audio/stream/7/metadata')).json()
    expect(metadata).toMatchObject({
      enhanced: false,
      preset: 'adaptive',
      intensity: 1,
      format: 'audio/webm; codecs="opus"',
    })
    expect(engine.describes).toEqual([])
  })

  test('asks an engine how the source leaves re-wrapped, and only once', async () => {
    const { ask, engine } = createFakeApp()
    const address = 'api/audio/stream/7/metadata?format=source'
    const first = await (await ask(address)).json()
    await ask(address)
    expect(first).toMatchObject({ format: 'audio/mp4; codecs="fLaC"', lead_in: 0.25, timestamps: 'sequence' })
    expect(engine.describes).toHaveLength(1)
  })

  test('has an engine examine a track of which nothing is stored, once for all who wait', async () => {
    const { ask, engine } = createFakeApp()
    const address = `api/audio/stream/8/metadata?${warmQuery}`
    const answers = await Promise.all([ask(address), ask(address)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers[0]?.headers.get('ETag')).toBe('"bbbb/p2/1-quick/enhanced/warm/070"')
    expect(engine.describes).toHaveLength(1)
  })
})

describe('chunk', () => {
  test('enhanced is a WAV that stands alone, and comes from memory the second time', async () => {
    const { ask, settled, engine } = createFakeApp()
    const address = `api/audio/stream/7/chunk/2?${warmQuery}`
    const wav = Buffer.concat([wavHeader(frames(15_500), rate), sampleBytesBetween(warm, 240_000, 302_000)])

    const fresh = await ask(address)
    expect(fresh.status).toBe(200)
    expect(fresh.headers.get('X-Cache-Tier')).toBe('MISS')
    expect(fresh.headers.get('Server-Timing')).toMatch(
      /^decode;dur=12\.0, dsp;dur=3\.3, encode;dur=1\.0, cache;dur=\d+\.\d$/,
    )
    expect(firstDifference(await bytesOf(fresh), wav)).toBeUndefined()
    await settled()

    const kept = await ask(address)
    expect(Object.fromEntries(kept.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': '62044',
      'x-cache-tier': 'L1',
      'x-chunk-index': '2',
      'cache-control': 'no-store',
      etag: warmKey,
    })
    expect(firstDifference(await bytesOf(kept), wav)).toBeUndefined()
    expect(engine.renders).toHaveLength(1)
  })

  test('original is what the engine makes, with a length once that is known', async () => {
    const { ask, settled } = createFakeApp()
    const fresh = await ask('api/audio/stream/7/chunk/1')
    expect(fresh.headers.get('Content-Type')).toBe('audio/webm; codecs="opus"')
    expect(fresh.headers.get('Content-Length')).toBeNull()
    expect(firstDifference(await bytesOf(fresh), packets(1))).toBeUndefined()
    await settled()
    const kept = await ask('api/audio/stream/7/chunk/1')
    expect(kept.headers.get('Content-Length')).toBe(String(packets(1).byteLength))
    expect(firstDifference(await bytesOf(kept), packets(1))).toBeUndefined()
  })

  test('asked for twice at once is rendered once', async () => {
    const { ask, engine } = createFakeApp()
    const address = `api/audio/stream/7/chunk/0?${warmQuery}`
    const [one, other] = await Promise.all([ask(address), ask(address)])
    expect(firstDifference(await bytesOf(one), await bytesOf(other))).toBeUndefined()
    expect(engine.renders).toHaveLength(1)
  })

  test('after another file was edited or the pipeline changed has another name', async () => {
    const { ask } = createFakeApp()
    const tagOf = async (query: string) =>
      (await ask(`api/audio/stream/7/chunk/0?${query}`)).headers.get('ETag')
    const tags = await Promise.all([
      tagOf(''),
      tagOf('format=source'),
      tagOf(warmQuery),
      tagOf('enhanced=true'),
    ])
    expect(new Set(tags).size).toBe(4)
  })
})

describe('file', () => {
  const address = `api/audio/stream/7/file?${warmQuery}`
  const model = Buffer.concat([wavHeader(totalFrames, rate), sampleBytesBetween(warm, 0, totalFrames * 4)])

  test('HEAD tells its length without any sound being made', async () => {
    const { ask, engine } = createFakeApp()
    const response = await ask(address, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(fileLength),
      'accept-ranges': 'bytes',
      'x-cache-tier': 'MISS',
      'x-chunk-index': '0',
      etag: warmKey,
    })
    expect(await bytesOf(response)).toHaveLength(0)
    expect(engine.renders).toEqual([])
  })

  test('HEAD begins nothing, not even for who reads beforehand', async () => {
    const { ask, settled, engine } = createFakeApp()
    const response = await ask(address, { method: 'HEAD', headers: { Purpose: 'prefetch' } })
    await settled()
    expect(response.status).toBe(200)
    expect(engine.renders).toEqual([])
  })

  test('without a range is the whole variant as one WAV', async () => {
    const { ask } = createFakeApp()
    const response = await ask(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Length')).toBe(String(fileLength))
    expect(firstDifference(await bytesOf(response), model)).toBeUndefined()
  })

  test.each([
    ['bytes=0-1', 0, 2],
    ['bytes=40-51', 40, 52],
    ['bytes=120040-120050', 120_040, 120_051],
    ['bytes=-7', fileLength - 7, fileLength],
    [`bytes=302000-${fileLength + 5}`, 302_000, fileLength],
    ['bytes=301000-', 301_000, fileLength],
  ])('answers %s with exactly those bytes', async (range, from, to) => {
    const { ask } = createFakeApp()
    const response = await ask(address, { headers: { Range: range } })
    expect(response.status).toBe(206)
    expect(response.headers.get('Content-Range')).toBe(`bytes ${from}-${to - 1}/${fileLength}`)
    expect(response.headers.get('Content-Length')).toBe(String(to - from))
    expect(firstDifference(await bytesOf(response), model.subarray(from, to))).toBeUndefined()
  })

  test('a probe of two bytes wakes no page', async () => {
    const { ask, engine } = createFakeApp()
    await bytesOf(await ask(address, { headers: { Range: 'bytes=0-1' } }))
    expect(engine.renders).toEqual([])
  })

  test('beyond its end is 416 with the length', async () => {
    const { ask } = createFakeApp()
    const response = await ask(address, { headers: { Range: `bytes=${fileLength}-` } })
    expect(response.status).toBe(416)
    expect(response.headers.get('Content-Range')).toBe(`bytes */${fileLength}`)
    expect(await response.json()).toMatchObject({ status: 416, code: 'range/not-satisfiable' })
  })

  test('a range on another state of the file is answered with the whole', async () => {
    const { ask } = createFakeApp()
    const withCondition = async (condition: string) => {
      const headers = { Range: 'bytes=0-1', 'If-Range': condition }
      return (await ask(address, { headers })).status
    }
    expect(await withCondition(warmKey)).toBe(206)
    expect(await withCondition('"aaaa/p0/1-full/enhanced/warm/070"')).toBe(200)
    expect(await withCondition(`W/${warmKey}`)).toBe(200)
    expect(await withCondition('Wed, 21 Oct 2015 07:28:00 GMT')).toBe(200)
  })

  test.each(['enhanced=false', 'enhanced=false&format=source', 'format=webm'])(
    'with %s is the decoded source',
    async (query) => {
      const { ask } = createFakeApp()
      const response = await ask(`api/audio/stream/7/file?${query}`, { headers: { Range: 'bytes=44-99' } })
      expect(response.headers.get('ETag')).toBe('"aaaa/p2/0/original/pcm"')
      const source: Variant = { mode: 'original', format: 'pcm' }
      expect(firstDifference(await bytesOf(response), sampleBytesBetween(source, 0, 56))).toBeUndefined()
    },
  )

  test('an open-ended range ends with its chunk, and says which it is', async () => {
    const engine = createFakeEngine()
    const { ask } = createFakeApp({ engine })
    const response = await ask(address, { headers: { Range: 'bytes=0-' } })
    expect(response.status).toBe(206)
    expect(response.headers.get('X-Chunk-Index')).toBe('0')
    const [, end] = /^bytes 0-(\d+)\//.exec(response.headers.get('Content-Range') ?? '') ?? []
    expect(firstDifference(await bytesOf(response), model.subarray(0, Number(end) + 1))).toBeUndefined()
  })
})

describe('cache', () => {
  test('reports what is kept, and is emptied by DELETE', async () => {
    const { ask, settled } = createFakeApp()
    for (const index of [0, 0, 1]) {
      await bytesOf(await ask(`api/audio/stream/7/chunk/${index}?${warmQuery}`))
      await settled()
    }
    const report = await (await ask('api/audio/cache')).json()
    // The first chunk's second reading never came so far.
    const none = { entries: 0, bytes: 0, budget: 0, hits: 0, misses: 2, evictions: 0 }
    expect(report).toEqual({
      tiers: {
        L1: { entries: 2, bytes: 240_000, budget: 10_000_000, hits: 1, misses: 2, evictions: 0 },
        L2: none,
        L3: none,
      },
      prediction: { made: 0, hits: 0, hit_rate: null },
    })
    expect((await ask('api/audio/cache', { method: 'DELETE' })).status).toBe(204)
    const after = await (await ask('api/audio/cache')).json()
    expect(after.tiers.L1).toMatchObject({ entries: 0, bytes: 0 })
  })

  test('stays empty when what was being rendered at the DELETE is finished', async () => {
    const { ask, settled, memory } = createFakeApp()
    const response = await ask(`api/audio/stream/7/chunk/0?${warmQuery}`)
    await ask('api/audio/cache', { method: 'DELETE' })
    expect(await bytesOf(response)).toHaveLength(120_044)
    await settled()
    expect(await memory.report()).toMatchObject({ entries: 0 })
  })
})

describe('whoever has the sound already', () => {
  test.each(['metadata', 'chunk/0', 'file'])('is told so by %s', async (rest) => {
    const { ask, engine } = createFakeApp()
    const address = `api/audio/stream/7/${rest}?${warmQuery}`
    for (const condition of [warmKey, `W/${warmKey}`, `"other", ${warmKey}`, '*']) {
      const response = await ask(address, { headers: { 'If-None-Match': condition } })
      expect(response.status).toBe(304)
      expect(response.headers.get('ETag')).toBe(warmKey)
    }
    expect(engine.renders).toEqual([])
    expect((await ask(address, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  })
})

describe('what goes wrong says so', () => {
  const stream = 'api/audio/stream'
  test.each([
    ['api', 404, 'path/unknown'],
    ['api/audio', 404, 'path/unknown'],
    ['api/audio/cache/x', 404, 'path/unknown'],
    [`${stream}/7`, 404, 'path/unknown'],
    [`${stream}/7/lyrics`, 404, 'path/unknown'],
    [`${stream}/7/chunk`, 404, 'path/unknown'],
    [`${stream}/9/metadata`, 404, 'track/unknown'],
    [`${stream}/9/chunk/0`, 404, 'track/unknown'],
    [`${stream}/9/file`, 404, 'track/unknown'],
    [`${stream}/0/metadata`, 404, 'track/unknown'],
    [`${stream}/-7/metadata`, 404, 'track/unknown'],
    [`${stream}/7.0/metadata`, 404, 'track/unknown'],
    [`${stream}/07/metadata`, 404, 'track/unknown'],
    [`${stream}/seven/metadata`, 404, 'track/unknown'],
    [`${stream}/99999999999999999999/metadata`, 404, 'track/unknown'],
    [`${stream}/7/chunk/3`, 404, 'chunk/out-of-range'],
    [`${stream}/7/chunk/-1`, 404, 'chunk/out-of-range'],
    [`${stream}/7/chunk/1.5`, 404, 'chunk/out-of-range'],
    [`${stream}/7/chunk/one`, 404, 'chunk/out-of-range'],
  ])('%s is %i %s', async (path, status, code) => {
    const { ask } = createFakeApp()
    const response = await ask(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      status,
      code,
      title: 'Not Found',
      detail: expect.any(String),
    })
  })

  test.each([
    ['enhanced=yes', 'enhanced'],
    ['enhanced=', 'enhanced'],
    ['enhanced=TRUE', 'enhanced'],
    ['enhanced=true&preset=loud', 'preset'],
    ['preset=Warm', 'preset'],
    ['intensity=1.01', 'intensity'],
    ['intensity=-0.1', 'intensity'],
    ['intensity=1e-1', 'intensity'],
    ['intensity=NaN', 'intensity'],
    ['intensity=', 'intensity'],
    ['enhanced=true&format=mp3', 'format'],
    ['format=pcm', 'format'],
  ])('%s is 422 and names %s', async (query, parameter) => {
    const { ask } = createFakeApp()
    for (const rest of ['metadata', 'chunk/0', 'file']) {
      const response = await ask(`${stream}/7/${rest}?${query}`)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ status: 422, code: 'parameter/invalid', parameter })
    }
  })

  test.each([
    ['intensity=0', 0],
    ['intensity=0.0', 0],
    ['intensity=.5', 0.5],
    ['intensity=0.333', 0.33],
    ['intensity=1.0', 1],
    ['unheard=of', 1],
  ])('%s is let pass', async (query, intensity) => {
    const { ask } = createFakeApp()
    const response = await ask(`${stream}/7/metadata?${query}`)
    expect(await response.json()).toMatchObject({ intensity })
  })

  test.each([
    ['POST', `${stream}/7/metadata`, 'GET'],
    ['HEAD', `${stream}/7/metadata`, 'GET'],
    ['HEAD', `${stream}/7/chunk/0`, 'GET'],
    ['DELETE', `${stream}/7/chunk/0`, 'GET'],
    ['PUT', `${stream}/7/file`, 'GET, HEAD'],
    ['OPTIONS', `${stream}/7/file`, 'GET, HEAD'],
    ['POST', 'api/audio/cache', 'GET, DELETE'],
  ])('%s on %s is 405 and names what is allowed', async (method, path, allow) => {
    const { ask } = createFakeApp()
    const response = await ask(path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe(allow)
  })

  test.each([
    ['engine/unavailable', 503, '1'],
    ['engine/timeout', 503, '1'],
    ['codecs/unavailable', 503, '1'],
    ['format/not-available', 406, null],
    ['decode/failed', 500, null],
    ['file/missing', 500, null],
  ] as const)('%s from the engine is %i', async (refuse, status, retryAfter) => {
    const { ask } = createFakeApp({ engine: createFakeEngine({ refuse }) })
    for (const path of ['metadata?format=source', 'chunk/0', 'file']) {
      const response = await ask(`${stream}/7/${path}`)
      expect(response.status).toBe(status)
      expect(response.headers.get('Retry-After')).toBe(retryAfter)
      expect(await response.json()).toMatchObject({ code: refuse, detail: 'song.flac: it is so' })
    }
  })

  test('a failed rendering is not remembered', async () => {
    const engine = createFakeEngine({ refuse: 'decode/failed' })
    const { ask, settled } = createFakeApp({ engine })
    expect((await ask(`${stream}/7/chunk/0`)).status).toBe(500)
    await settled()
    delete engine.behaviour.refuse
    expect((await ask(`${stream}/7/chunk/0`)).status).toBe(200)
  })
})

test('everything is the same under a sub-path', async () => {
  const { ask } = createFakeApp({ base: '/music/:x/' })
  expect((await ask('api/audio/stream/7/metadata')).status).toBe(200)
  expect((await ask('api/audio/stream/7/nothing')).status).toBe(404)
})
