import { describe, expect, test } from 'vitest'
import { canCancelStreams } from '#service-worker/response-body'
import { bytesOf, createFakeApp } from './fake-app'

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

describe('answers leave as streams', () => {
  test.each([
    ['Chromium', `${webkit.replace('605.1.15', '537.36')} Chrome/156.0.0.0 Safari/537.36`, true],
    ['Firefox', 'Gecko/20100101 Firefox/153.0', true],
    ['Safari', `${webkit} Version/26.0 Safari/605.1.15`, false],
    ['Chrome on an iPhone', `${webkit} CriOS/156.0 Mobile/15E148 Safari/604.1`, false],
  ])('%s', (_, userAgent, streams) => {
    expect(canCancelStreams({ userAgent: `Mozilla/5.0 ${userAgent}` })).toBe(streams)
  })
})

test.each([
  ['chunk/1?enhanced=true&preset=warm', undefined],
  ['file?enhanced=true&preset=warm', 'bytes=100000-'],
  ['file?enhanced=true&preset=warm', undefined],
])('whole and in a stream %s (%s) is the same', async (path, range) => {
  const answers = [true, false].map(async (streams) => {
    const { ask } = createFakeApp({ streams })
    const response = await ask(`api/audio/stream/7/${path}`, range ? { headers: { Range: range } } : {})
    return {
      status: response.status,
      length: response.headers.get('Content-Length'),
      bytes: await bytesOf(response),
    }
  })
  const [streamed, whole] = await Promise.all(answers)
  expect(whole).toEqual(streamed)
})
