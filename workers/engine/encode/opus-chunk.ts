import { totalChunks } from '#contracts/chunking'
import type { SoundFacts } from '#contracts/sound-facts'
import { sourceFormats } from '#contracts/source-formats'
import { seconds } from '#contracts/units'
import { joined } from '../joined'
import type { CodecPath } from '../sound'
import { encodeFailed, isEncodeFailed } from './encode-failed'
import type { EncodedChunk, ReadPcm } from './encoded-chunk'
import { inGroups } from './in-groups'
import type { OpusEncoder } from './opus-encoder'
import { opusEncoders } from './opus-encoders'
import {
  encodingOf,
  framesPastEnd,
  opusHead,
  type PacketSpan,
  packetsOf,
  preSkip,
  splitSpan,
} from './opus-packets'
import { resampled } from './resample'
import { opusRate } from './resampling-kernel'
import { type WebmPacket, webmCluster, webmInit } from './webm'

export const opusFormat = sourceFormats.opus

export interface OpusJob {
  readonly facts: SoundFacts
  readonly index: number
  readonly read: ReadPcm
  readonly path: CodecPath
  readonly signal: AbortSignal
}

/**
 * Chunk `index` as WebM/Opus at 128 kb/s: packets 1500 · index and on of one stream for the whole track, as an
 * encoder that had heard it from the start would have made them. Chunk 0 starts with the initialisation segment. The
 * body throws `encode/failed`.
 */
export const opusChunk = async (job: OpusJob): Promise<EncodedChunk> => ({
  contentType: opusFormat,
  contentLength: null,
  body: segments(job, packetsOf(job.facts, job.index)),
})

const segments = async function* (job: OpusJob, span: PacketSpan) {
  let init: Uint8Array = job.index === 0 ? initFor(job.facts) : new Uint8Array()
  const isLastChunk = job.index === totalChunks(job.facts) - 1
  let index = span.from
  for await (const group of inGroups(encodedByAny(job, span), firstGroup, laterGroups)) {
    const packets = group.map((data, at): WebmPacket => ({ data, start: (index + at) * ticksPerPacket }))
    const last = packets.at(-1)
    if (last && isLastChunk && index + group.length === span.to) {
      const discard = seconds(framesPastEnd(job.facts) / opusRate)
      packets[packets.length - 1] = { ...last, length: ticksPerPacket, discard }
    }
    const cluster = webmCluster(packets)
    yield joined(init, cluster)
    init = new Uint8Array()
    index += group.length
  }
}

/** A tick of 1 ms is exact for packets of 20 ms. */
const tick = seconds(0.001)
const ticksPerPacket = 20
/** Packets in the first cluster, and in the others: 200 ms for an early start, then 1 s. */
const firstGroup = 10
const laterGroups = 50

const initFor = ({ totalFrames, sampleRate }: SoundFacts) =>
  webmInit({
    codec: 'opus',
    header: opusHead,
    sampleRate: opusRate,
    channels: 2,
    duration: seconds(totalFrames / sampleRate),
    codecDelay: seconds(preSkip / opusRate),
    seekPreRoll: seconds(0.08),
    tick,
  })

/** The packets of `span`; an encoder that fails before its first packet is replaced by the next one. */
const encodedByAny = async function* (job: OpusJob, span: PacketSpan) {
  let started = false
  let failure: unknown
  for (const encoder of await opusEncoders(job.path)) {
    try {
      for (const part of splitSpan(span, encoder.firstSpan)) {
        for await (const packet of encoded(job, part, encoder)) {
          started = true
          yield packet
        }
      }
      return
    } catch (error) {
      if (started || !isEncodeFailed(error)) throw error
      failure = error
    }
  }
  throw failure
}

const encoded = async function* (job: OpusJob, span: PacketSpan, encoder: OpusEncoder) {
  const { facts, read, signal } = job
  const { range, drop } = encodingOf(span)
  const sound = resampled({ rate: facts.sampleRate, totalFrames: facts.totalFrames, read, range, signal })
  let index = span.from - drop
  for await (const packet of encoder.encode(sound, signal)) {
    if (index >= span.from) yield packet
    index++
    if (index === span.to) return
  }
  throw encodeFailed(`The Opus encoder stopped ${span.to - index} packets too early`)
}
