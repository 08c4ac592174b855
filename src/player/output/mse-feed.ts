import { chunkDuration } from '#contracts/chunking'
import { problem } from '#contracts/problem'
import type { StreamMetadata } from '#contracts/stream-metadata'
import { chunkUrl, metadataUrl } from '#contracts/stream-url'
import { type Seconds, seconds } from '#contracts/units'
import type { Programme } from '../programme'
import { untilControlled } from './controller'
import type { Feed, FeedContext, Followed } from './feed'
import { createBufferOperations } from './mse/buffer-operations'
import { type BegunChunk, openChunk } from './mse/chunk-body'
import { endMargin, loadChunks } from './mse/chunk-loader'
import { canChangeType, isTypeSupported, openMediaSource, wantsData } from './mse/media-source'
import { endOf, type Segment, segmentOf } from './mse/segment'
import { requestJson } from './request'

/** Later than this before the end nothing is joined to a track: the stream may have been ended by then. */
const latestJoin = seconds(endMargin + 0.1)
/** What was decoded of a track that shall not follow any more lies at most so far ahead of the playhead. */
const decodedAhead = seconds(3)
const cannot: Followed = { status: 'cannot' }

/** Original sound in chunks, through Media Source Extensions: one buffer for track after track. */
export const createMseFeed = (
  base: string,
  programme: Programme,
  { element, fail, unjoined }: FeedContext,
): Feed => {
  const closing = new AbortController()
  const { signal } = closing
  const closed = { status: 'failed', problem: problem('engine/failed', 'The output was closed.') } as const
  const changes = new EventTarget()
  let segments: readonly [Segment, Segment?] | null = null
  let joining = new AbortController()
  let wasForgotten = false
  let dropFrom: ((from: Seconds, to: Seconds) => void) | null = null

  const askMetadata = async ({ track, variant }: Programme, until: AbortSignal) => {
    const controlled = untilControlled(until)
    if (controlled) await controlled
    return requestJson<StreamMetadata>(metadataUrl(base, track, variant), until)
  }

  const change = (to: readonly [Segment, Segment?]) => {
    segments = to
    changes.dispatchEvent(new Event('change'))
  }

  /** The first sound is asked for beside the metadata, which only says how it is to be put into the buffer. */
  const begin = (position: Seconds): BegunChunk => {
    const { track, variant } = programme
    const index = Math.floor(position / chunkDuration)
    const open = () => openChunk(chunkUrl(base, track, index, variant), signal)
    const controlled = untilControlled(signal)
    return { index, opened: controlled ? controlled.then(open) : open() }
  }

  const fill = (source: MediaSource, first: Segment, from: number, begun: BegunChunk) => {
    const sound = source.addSourceBuffer(first.type)
    source.duration = first.plan.duration
    const buffer = createBufferOperations(sound, () => source.readyState === 'open', signal)
    dropFrom = (begin, end) => void buffer.remove({ from: begin, to: end })
    void loadChunks(
      {
        element,
        buffer,
        source,
        segments: () => segments ?? [first],
        changes,
        wantsData: () => wantsData(source),
        begun,
        finish: () => {
          if (source.readyState === 'open' && !sound.updating) source.endOfStream()
        },
        fail,
        giveUp: () => {
          forget()
          unjoined()
        },
      },
      seconds(from),
      signal,
    ).catch((error: unknown) => fail(problem('decode/failed', String(error))))
    const broken = () =>
      fail(problem('decode/failed', element.error?.message || 'This browser could not decode the sound.'))
    element.addEventListener('error', broken, { signal })
  }

  const forget = () => {
    joining.abort()
    const [now, next] = segments ?? []
    if (!now || !next) return
    wasForgotten = true
    change([now])
    dropFrom?.(endOf(now), endOf(next))
  }

  const remaining = (now: Segment) => endOf(now) - element.currentTime

  return {
    open: async (position) => {
      const opening = openMediaSource(element, signal)
      if (position > 0) element.currentTime = position
      const begun = begin(position)
      const answer = await askMetadata(programme, signal)
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
      const first = segmentOf(base, programme, metadata, seconds(0), 0)
      segments = [first]
      fill(source, first, position, begun)
      return { status: 'opened', duration: metadata.duration }
    },
    follow: async (next) => {
      forget()
      joining = new AbortController()
      const [now] = segments ?? []
      if (!now || remaining(now) < (wasForgotten ? decodedAhead : latestJoin)) return cannot
      const until = AbortSignal.any([signal, joining.signal])
      const answer = await askMetadata(next, until)
      if (answer.status !== 'answered' || until.aborted) return cannot
      const { format, duration } = answer.value
      const isTaken = isTypeSupported(format) && (format === now.type || canChangeType())
      if (!isTaken || remaining(now) < latestJoin) return cannot
      change([now, segmentOf(base, next, answer.value, endOf(now), now.order + 1)])
      return { status: 'follows', duration }
    },
    forget,
    cross: () => {
      const [, next] = segments ?? []
      if (!next) return
      wasForgotten = false
      change([next])
    },
    close: () => closing.abort(),
  }
}
