import { problem } from '#contracts/problem'
import { bareChunkStart, windowSlack } from '#contracts/source-formats'
import type { StreamMetadata } from '#contracts/stream-metadata'
import { chunkUrl, metadataUrl } from '#contracts/stream-url'
import { seconds } from '#contracts/units'
import type { Programme } from '../programme'
import { untilControlled } from './controller'
import type { Feed, FeedContext } from './feed'
import { createBufferOperations, type Placement } from './mse/buffer-operations'
import { loadChunks } from './mse/chunk-loader'
import { chunkPlan } from './mse/chunk-plan'
import { fetchHead } from './mse/head'
import { byteStreamOf } from './mse/initialisation-segment'
import { isTypeSupported, openMediaSource, wantsData } from './mse/media-source'
import { requestJson } from './request'

/** Original sound in chunks, through Media Source Extensions. */
export const createMseFeed = (
  base: string,
  { track, variant }: Programme,
  { element, fail }: FeedContext,
): Feed => {
  const closing = new AbortController()
  const { signal } = closing
  const closed = { status: 'failed', problem: problem('engine/failed', 'The output was closed.') } as const

  const askMetadata = async () => {
    const controlled = untilControlled(signal)
    if (controlled) await controlled
    return requestJson<StreamMetadata>(metadataUrl(base, track, variant), signal)
  }

  const fill = (source: MediaSource, metadata: StreamMetadata, from: number) => {
    const sound = source.addSourceBuffer(metadata.format)
    source.duration = metadata.duration
    const buffer = createBufferOperations(sound, () => source.readyState === 'open', signal)
    const stream = byteStreamOf(metadata.format)
    void loadChunks(
      {
        element,
        buffer,
        source,
        plan: chunkPlan({
          duration: metadata.duration,
          chunkDuration: metadata.chunk_duration,
          totalChunks: metadata.total_chunks,
        }),
        chunkUrl: (index) => chunkUrl(base, track, index, variant),
        placementOf: (index) => placementOf(metadata, index),
        head: (abandoned) => fetchHead(chunkUrl(base, track, 0, variant), stream, abandoned),
        wantsData: () => wantsData(source),
        finish: () => {
          if (source.readyState === 'open' && !sound.updating) source.endOfStream()
        },
        fail,
      },
      seconds(from),
      signal,
    ).catch((error: unknown) => fail(problem('decode/failed', String(error))))
    const broken = () =>
      fail(problem('decode/failed', element.error?.message || 'This browser could not decode the sound.'))
    element.addEventListener('error', broken, { signal })
  }

  return {
    open: async (position) => {
      const opening = openMediaSource(element, signal)
      if (position > 0) element.currentTime = position
      const answer = await askMetadata()
      if (answer.status === 'aborted') return closed
      if (answer.status === 'failed') return answer
      const metadata = answer.value
      if (!isTypeSupported(metadata.format)) {
        return {
          status: 'failed',
          problem: problem('format/not-available', `This browser does not play ${metadata.format}.`),
        }
      }
      const source = await opening
      if (!source || signal.aborted) {
        return { status: 'failed', problem: problem('decode/failed', 'The media source did not open.') }
      }
      fill(source, metadata, position)
      return { status: 'opened', duration: metadata.duration }
    },
    close: () => closing.abort(),
  }
}

/** Rounding must not cost the last packet. */
const rounding = 0.000_001

/** Chunks that carry time stamps keep them, less the codec's delay; bare packets go where their chunk begins. */
const placementOf = (metadata: StreamMetadata, index: number): Placement => {
  const { format, duration, sample_rate: rate, lead_in: leadIn } = metadata
  const windowEnd = duration + windowSlack(format, rate) + rounding
  return metadata.timestamps === 'self'
    ? { mode: 'segments', timestampOffset: -leadIn, windowEnd }
    : { mode: 'sequence', timestampOffset: bareChunkStart(index, rate, leadIn), windowEnd }
}
