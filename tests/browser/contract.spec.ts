import { type Answer, jsonOf } from '../support/api'
import { metadataOf } from '../support/stream'
import { expect, test } from '../support/test'

const problemIn = (answer: Answer) => {
  expect(answer.headers['content-type']).toContain('application/problem+json')
  return jsonOf(answer)
}

test('errors of the contract, each with its status and stable code', async ({ shelf }) => {
  const track = await shelf.shelve('brief.flac')
  const stream = `api/audio/stream/${track}`
  const cases: readonly (readonly [path: string, method: string, status: number, code: string])[] = [
    ['api/audio/stream/99999/metadata', 'GET', 404, 'track/unknown'],
    ['api/audio/stream/99999/chunk/0', 'GET', 404, 'track/unknown'],
    ['api/audio/stream/99999/file', 'GET', 404, 'track/unknown'],
    ['api/audio/stream/abc/metadata', 'GET', 404, ''],
    [`${stream}/chunk/1`, 'GET', 404, 'chunk/out-of-range'],
    [`${stream}/chunk/1?enhanced=true`, 'GET', 404, 'chunk/out-of-range'],
    [`${stream}/chunk/-1`, 'GET', 404, ''],
    ['api/nothing/here', 'GET', 404, 'path/unknown'],
    ['api/', 'GET', 404, 'path/unknown'],
    [`${stream}/chunk/0`, 'POST', 405, 'method/not-allowed'],
    [`${stream}/metadata`, 'PUT', 405, 'method/not-allowed'],
    [`${stream}/file`, 'DELETE', 405, 'method/not-allowed'],
    ['api/audio/cache', 'POST', 405, 'method/not-allowed'],
  ]
  for (const [path, method, status, code] of cases) {
    const answer = await shelf.api.ask(path, { method })
    expect(answer.status, `${method} ${path}`).toBe(status)
    if (code) expect(problemIn(answer).code, `${method} ${path}`).toBe(code)
  }
})

test('a bad parameter is named', async ({ shelf }) => {
  const track = await shelf.shelve('brief.flac')
  const bad = {
    enhanced: ['yes', '1', ''],
    preset: ['loud', 'Warm', ''],
    intensity: ['2', '-0.1', 'much', 'NaN', '1e-1'],
    format: ['mp3', 'WEBM'],
  }
  for (const [parameter, values] of Object.entries(bad))
    for (const value of values)
      for (const rest of ['metadata', 'chunk/0', 'file']) {
        const answer = await shelf.api.ask(`api/audio/stream/${track}/${rest}?${parameter}=${value}`)
        expect(answer.status, `${rest}?${parameter}=${value}`).toBe(422)
        expect(problemIn(answer)).toMatchObject({ code: 'parameter/invalid', parameter })
      }
})

test('metadata says what the chunks will be', async ({ shelf }) => {
  const track = await shelf.shelve('brief.flac')
  const enhanced = await metadataOf(shelf.api, track, { enhanced: true, preset: 'warm', intensity: 0.456 })
  expect(enhanced).toMatchObject({
    track_id: track,
    duration: 207_270 / 44_100,
    total_chunks: 1,
    chunk_duration: 30,
    format: 'audio/wav',
    enhanced: true,
    preset: 'warm',
    intensity: 0.46,
    supports_seeking: true,
    sample_rate: 44_100,
    channels: 2,
    total_frames: 207_270,
  })
  const original = await metadataOf(shelf.api, track, {})
  expect(original).toMatchObject({ enhanced: false, preset: 'adaptive', intensity: 1, lead_in: 0 })
})

test('every sound response carries its headers', async ({ shelf }) => {
  await shelf.api.ask('api/audio/cache', { method: 'DELETE' })
  const track = await shelf.shelve('brief.flac')
  for (const query of [{ enhanced: true }, { enhanced: false }, { enhanced: false, format: 'source' }]) {
    const { format } = await metadataOf(shelf.api, track, query)
    const first = await shelf.api.chunk(track, 0, query)
    expect(first.headers).toMatchObject({
      'content-type': format,
      'x-cache-tier': 'MISS',
      'x-chunk-index': '0',
      etag: expect.stringMatching(/^"[^"]+"$/),
    })
    expect(first.headers['server-timing']).toMatch(/decode.*dsp.*encode.*cache/)
    const length = first.headers['content-length']
    if (length !== undefined) expect(Number(length)).toBe(first.bytes.length)
    const again = await shelf.api.chunk(track, 0, query)
    expect(again.headers['x-cache-tier']).toMatch(/^L[123]$/)
    expect(again.headers['etag']).toBe(first.headers['etag'])
    expect(Buffer.compare(again.bytes, first.bytes)).toBe(0)
  }
})

test('each variant has an ETag of its own', async ({ shelf }) => {
  const track = await shelf.shelve('brief.flac')
  const tags = new Set<string | undefined>()
  const variants = [
    { enhanced: false },
    { enhanced: true },
    { enhanced: true, preset: 'warm' },
    { enhanced: true, preset: 'warm', intensity: 0.5 },
  ]
  for (const query of variants)
    tags.add((await shelf.api.file(track, query, { method: 'HEAD' })).headers['etag'])
  expect(tags.size).toBe(variants.length)
})

for (const enhanced of [true, false])
  test(`the file is answered by range, ${enhanced ? 'enhanced' : 'original'}`, async ({ shelf }) => {
    const track = await shelf.shelve('brief.flac')
    const size = 44 + 207_270 * 4
    const ask = (range?: string, method = 'GET') =>
      shelf.api.file(track, { enhanced }, { method, ...(range && { headers: { Range: range } }) })

    const head = await ask(undefined, 'HEAD')
    expect(head.status).toBe(200)
    expect(head.bytes.length).toBe(0)
    expect(head.headers).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': `${size}`,
      'content-type': 'audio/wav',
    })
    const whole = await ask()
    expect(whole.status).toBe(200)
    expect(whole.bytes.length).toBe(size)

    const ranges: readonly (readonly [asked: string, from: number, to: number])[] = [
      ['bytes=0-1', 0, 1],
      ['bytes=0-43', 0, 43],
      ['bytes=40-47', 40, 47],
      ['bytes=1001-1013', 1001, 1013],
      ['bytes=-1000', size - 1000, size - 1],
      [`bytes=-${size * 2}`, 0, size - 1],
      [`bytes=${size - 3}-${size + 1000}`, size - 3, size - 1],
    ]
    for (const [asked, from, to] of ranges) {
      const part = await ask(asked)
      expect(part.status, asked).toBe(206)
      const said = /^bytes (\d+)-(\d+)\/(\d+)$/
        .exec(part.headers['content-range'] ?? '')
        ?.slice(1)
        .map(Number)
      expect(said?.[0], asked).toBe(from)
      expect(said?.[1], asked).toBeLessThanOrEqual(to)
      expect(said?.[2], asked).toBe(size)
      expect(part.bytes.length, asked).toBe((said?.[1] ?? 0) - from + 1)
      expect(Buffer.compare(part.bytes, whole.bytes.subarray(from, (said?.[1] ?? 0) + 1)), asked).toBe(0)
    }
    for (const asked of [`bytes=${size}-`, `bytes=${size + 5}-${size + 9}`, 'bytes=-0']) {
      const beyond = await ask(asked)
      expect(beyond.status, asked).toBe(416)
      expect(beyond.headers['content-range']).toBe(`bytes */${size}`)
      expect(problemIn(beyond).code).toBe('range/not-satisfiable')
    }
  })

test('emptying the cache keeps the library', async ({ auricle }) => {
  await auricle.importFiles('brief.flac')
  const track = await auricle.trackId('brief.flac')
  await auricle.api.chunk(track, 0, { enhanced: true })
  const before = jsonOf(await auricle.api.ask('api/audio/cache'))
  for (const tier of ['L1', 'L2', 'L3'])
    expect(before.tiers[tier]).toMatchObject({
      entries: expect.any(Number),
      bytes: expect.any(Number),
      budget: expect.any(Number),
      hits: expect.any(Number),
      misses: expect.any(Number),
      evictions: expect.any(Number),
    })
  expect(before.tiers.L1.entries + before.tiers.L2.entries).toBeGreaterThan(0)
  expect((await auricle.api.ask('api/audio/cache', { method: 'DELETE' })).status).toBeLessThan(300)
  const after = jsonOf(await auricle.api.ask('api/audio/cache'))
  for (const tier of ['L1', 'L2', 'L3']) expect(after.tiers[tier]).toMatchObject({ entries: 0, bytes: 0 })
  await auricle.reload()
  await expect(await auricle.row('brief.flac')).toBeVisible()
})

test('with no page that can render, 503 says when to try again', async ({ auricle, address }) => {
  await auricle.importFiles('brief.flac')
  const track = await auricle.trackId('brief.flac')
  const bare = await auricle.page.context().newPage()
  // A page of the scope that has no engine: a picture the app ships.
  await bare.goto(`${address}icons/icon.svg`)
  await auricle.page.close()
  const asked = bare.evaluate(async (path) => {
    const response = await fetch(path)
    return {
      status: response.status,
      retry: response.headers.get('retry-after'),
      body: await response.json(),
    }
  }, `${address}api/audio/stream/${track}/chunk/0?enhanced=true&preset=punchy`)
  const answer = await asked
  expect(answer).toMatchObject({ status: 503, body: { code: 'engine/unavailable' } })
  expect(Number(answer.retry)).toBeGreaterThan(0)
})
