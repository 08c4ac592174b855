import { afterEach, describe, expect, test, vi } from 'vitest'
import { problem } from '#contracts/problem'
import { request } from '#player/output/request'

afterEach(() => vi.unstubAllGlobals())

const answers = (...responses: readonly (() => Response)[]) => {
  const fetched = vi.fn()
  for (const response of responses) fetched.mockImplementationOnce(async () => response())
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const busy = () =>
  new Response(JSON.stringify(problem('engine/unavailable', 'Not yet.')), {
    status: 503,
    headers: { 'Retry-After': '0' },
  })
const never = new AbortController().signal

describe('asking the backend', () => {
  test('asks again while it is briefly unable', async () => {
    const fetched = answers(busy, busy, () => new Response('sound'))
    expect((await request('/x', never)).status).toBe('answered')
    expect(fetched).toHaveBeenCalledTimes(3)
  })

  test('gives up after a few times with the reason', async () => {
    const fetched = answers(busy, busy, busy, busy, busy)
    expect(await request('/x', never)).toMatchObject({
      status: 'failed',
      problem: { code: 'engine/unavailable' },
    })
    expect(fetched).toHaveBeenCalledTimes(4)
  })

  test('takes any other refusal at its word', async () => {
    const gone = () => new Response(JSON.stringify(problem('file/missing', 'Gone.')), { status: 500 })
    const fetched = answers(gone)
    expect(await request('/x', never)).toEqual({
      status: 'failed',
      problem: problem('file/missing', 'Gone.'),
    })
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  test('reads a page that is not from the backend by its status', async () => {
    answers(() => new Response('<h1>Not found</h1>', { status: 404 }))
    expect(await request('/x', never)).toMatchObject({ status: 'failed', problem: { code: 'engine/failed' } })
  })

  test('stops when nobody wants the answer any more', async () => {
    const abort = new AbortController()
    answers(busy)
    const asking = request('/x', abort.signal)
    abort.abort()
    expect(await asking).toEqual({ status: 'aborted' })
  })
})
