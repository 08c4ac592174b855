import type { Page, Worker } from '@playwright/test'
import { framesEncoded, recipes } from '../fixtures/recipes'
import { metadataOf } from '../support/stream'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

/** ffmpeg runs in a worker of its own, which belongs to the engine's. */
const ffmpegsOf = (page: Page) => page.workers().filter((worker) => /\/worker-[^/]*$/.test(worker.url()))

/** From now on its commands never end; as one that decodes it is deaf meanwhile, and says every second that it gets on. */
const neverEnding = (ffmpeg: Worker) =>
  ffmpeg.evaluate(() => {
    const usual = self.onmessage
    self.onmessage = (event) => {
      if (event.data.type !== 'EXEC') return usual?.call(self, event)
      console.info('decoding')
      for (let told = 0; ; ) {
        if (performance.now() - told < 1_000) continue
        told = performance.now()
        self.postMessage({ type: 'PROGRESS', data: { progress: 0, time: 0 } })
      }
    }
  })

test('who turns away in the middle of a decode by ffmpeg ends it, and the next one is served', async ({
  auricle,
}) => {
  const { page, api } = auricle
  const names = ['wavpack-16.wv', 'tta-16.tta'] as const
  await auricle.importFiles(...names)
  const asSource = { enhanced: false }
  const [left, next] = await Promise.all(names.map((name) => auricle.trackId(name)))
  for (const track of [left, next]) await metadataOf(api, Number(track), asSource)
  const [ffmpeg, ...others] = ffmpegsOf(page)
  if (!ffmpeg) throw new Error('ffmpeg has not been started')
  expect(others).toEqual([])

  const reader = await page.evaluateHandle(async (path) => {
    const { body } = await fetch(new URL(path, document.baseURI))
    if (!body) throw new Error('there is nothing to read')
    const reader = body.getReader()
    await reader.read()
    return reader
  }, `api/audio/stream/${left}/file?enhanced=false`)
  // The first chunk was decoded in one go; the second is while it is read.
  await neverEnding(ffmpeg)
  const decoding = page.waitForEvent('console', (message) => message.text() === 'decoding')
  const reading = reader.evaluate(async (reader) => {
    let read = 0
    for (let next = await reader.read(); next.value; next = await reader.read()) read += next.value.length
    return read
  })
  await decoding

  const gone = ffmpeg.waitForEvent('close')
  await reader.evaluate((reader) => reader.cancel())
  expect(await api.weighFile(Number(next), asSource)).toMatchObject({
    status: 200,
    length: 44 + 4 * framesEncoded(recipes['tta-16.tta']),
  })
  await gone
  expect(await reading).toBeLessThan(44 + 4 * framesEncoded(recipes['wavpack-16.wv']))
})
