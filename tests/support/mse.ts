import type { Page } from '@playwright/test'
import { waitForControl } from './auricle'
import type { Metadata } from './stream'

type Query = Readonly<Record<string, string | number | boolean>>

/** Appends every chunk of an original stream as the metadata says, and answers with what is buffered then. */
export const bufferedAfterAppending = async (
  page: Page,
  metadata: Metadata,
  query: Query,
): Promise<readonly (readonly [from: number, to: number])[]> => {
  await waitForControl(page)
  const addresses = Array.from({ length: metadata.total_chunks }, (_, index) => {
    const parameters = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
    return `api/audio/stream/${metadata.track_id}/chunk/${index}?${parameters}`
  })
  return page.evaluate(
    async ({ metadata, addresses }) => {
      const source = new MediaSource()
      const element = new Audio(URL.createObjectURL(source))
      await new Promise((resolve) => source.addEventListener('sourceopen', resolve, { once: true }))
      const buffer = source.addSourceBuffer(metadata.format)
      if (metadata.timestamps === 'sequence') buffer.mode = 'sequence'
      buffer.timestampOffset = -metadata.lead_in
      buffer.appendWindowStart = 0
      buffer.appendWindowEnd = metadata.duration
      for (const address of addresses) {
        const bytes = await (await fetch(new URL(address, document.baseURI))).arrayBuffer()
        await new Promise((resolve, reject) => {
          buffer.addEventListener('updateend', resolve, { once: true })
          buffer.addEventListener('error', () => reject(new Error(`${address} was not taken`)), {
            once: true,
          })
          buffer.appendBuffer(bytes)
        })
      }
      const ranges = Array.from(
        { length: buffer.buffered.length },
        (_, index) => [buffer.buffered.start(index), buffer.buffered.end(index)] as const,
      )
      element.removeAttribute('src')
      element.load()
      return ranges
    },
    { metadata, addresses },
  )
}
