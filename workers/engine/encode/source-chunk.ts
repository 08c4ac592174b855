import { chunkFrames, totalChunks } from '#contracts/chunking'
import { ProblemError, problem } from '#contracts/problem'
import { type Frames, frames, seconds } from '#contracts/units'
import type { PacketSource, SoundPacket } from '../demux'
import { joined } from '../joined'
import type { EncodedChunk } from './encoded-chunk'
import { mp4Fragment, mp4Init } from './fragmented-mp4'
import { inGroups } from './in-groups'
import { sourceEntry } from './source-entry'
import { type Wrapping, wrappingOf } from './source-wrapping'
import { type WebmPacket, webmCluster, webmInit } from './webm'

/** How these packets would leave as `format=source`; null where this browser's Media Source takes no such thing. */
export const describeSource = (
  packets: PacketSource,
  mseTypes: readonly string[],
): { contentType: string; leadIn: Frames; timestamps: 'self' | 'sequence' } | null => {
  const wrapping = wrappingOf(packets, mseTypes)
  if (!wrapping) return null
  const { contentType, leadIn, timestamps } = wrapping
  return { contentType, leadIn, timestamps }
}

export interface SourceJob {
  readonly packets: PacketSource
  readonly index: number
  readonly mseTypes: readonly string[]
  readonly signal: AbortSignal
}

/**
 * The source's own packets of chunk `index`, untouched, in a container Media Source takes. Chunk 0 starts with the
 * initialisation segment and also has the packets before frame 0. Throws `format/not-available`.
 */
export const sourceChunk = async (job: SourceJob): Promise<EncodedChunk> => {
  const wrapping = wrappingOf(job.packets, job.mseTypes)
  if (!wrapping) {
    throw new ProblemError(
      problem('format/not-available', `This browser's Media Source takes no ${job.packets.codec} packets`),
    )
  }
  return { contentType: wrapping.contentType, contentLength: null, body: segments(job, wrapping) }
}

const segments = async function* ({ packets, index, signal }: SourceJob, { container }: Wrapping) {
  const wrap = wrappers[container](packets)
  let init = index === 0 ? wrap.init() : new Uint8Array()
  for await (const group of inGroups(packetsOf(packets, index, signal), firstGroup, laterGroups)) {
    yield joined(init, wrap.media(group))
    init = new Uint8Array()
  }
}

/** About a quarter of a second for an early start, then about a second. */
const firstGroup = 10
const laterGroups = 40

/**
 * The packets whose last frame lies in chunk `index`, so that a chunk by itself can be heard from its first frame on:
 * a packet across a border belongs to the later chunk. Each packet of a track belongs to exactly one chunk.
 */
export const packetsOf = async function* (packets: PacketSource, index: number, signal: AbortSignal) {
  const length = chunkFrames(packets)
  const isFirst = index === 0
  const isLast = index === totalChunks(packets) - 1
  // Vorbis has two packets at frame 0, the first of them without sound: asking earlier gives both.
  const from = frames(isFirst ? -packets.encoderDelay - 1 : index * length)
  for await (const packet of packets.packets(from, signal)) {
    const last = packet.start + packet.length - 1
    if (packet.start >= packets.totalFrames || (!isLast && last >= (index + 1) * length)) return
    if (isFirst || last >= from) yield packet
  }
}

/** A tick of 10 µs is exact for every length of Opus packet and within half a sample for Vorbis. */
const tick = seconds(0.000_01)
/** Block times are 16-bit, relative to their cluster. */
const clusterTicks = 32_767

const clustersOf = (packets: readonly WebmPacket[]): readonly WebmPacket[][] => {
  const clusters: WebmPacket[][] = []
  let from = Number.NEGATIVE_INFINITY
  for (const packet of packets) {
    if (packet.start - from > clusterTicks) {
      clusters.push([])
      from = packet.start
    }
    clusters.at(-1)?.push(packet)
  }
  return clusters
}

interface Wrapper {
  init(): Uint8Array
  media(group: readonly SoundPacket[]): Uint8Array
}

const wrappers: Record<Wrapping['container'], (packets: PacketSource) => Wrapper> = {
  bare: () => ({
    init: () => new Uint8Array(),
    media: (group) => joined(...group.map(({ data }) => data)),
  }),
  mp4: (packets) => ({
    init: () =>
      mp4Init({
        sampleEntry: sourceEntry(packets),
        sampleRate: packets.sampleRate,
        duration: frames(packets.encoderDelay + packets.totalFrames),
      }),
    media: (group) => {
      const placed = group.map((packet) => ({
        ...packet,
        start: frames(packet.start + packets.encoderDelay),
      }))
      return mp4Fragment(1 + Math.floor((placed[0]?.start ?? 0) / 100), placed)
    },
  }),
  webm: (packets) => {
    const { codec, sampleRate, encoderDelay, totalFrames } = packets
    const ticks = (length: number) => Math.round(length / sampleRate / tick)
    /** Later than `least`: Vorbis starts with a packet without sound, and of two at one time the first is dropped. */
    const placed = ({ data, start, length }: SoundPacket, least: number): WebmPacket => {
      const at = Math.max(ticks(start + encoderDelay), least)
      const past = start + length - totalFrames
      return {
        data,
        start: at,
        length: Math.max(1, ticks(start + encoderDelay + length) - at),
        ...(codec === 'opus' && past > 0 ? { discard: seconds(past / sampleRate) } : {}),
      }
    }
    return {
      init: () =>
        webmInit({
          codec: packets.codec === 'opus' ? 'opus' : 'vorbis',
          header: packets.description ?? new Uint8Array(),
          sampleRate: packets.sampleRate,
          channels: packets.channels,
          duration: seconds(packets.totalFrames / packets.sampleRate),
          codecDelay: seconds(packets.codec === 'opus' ? packets.encoderDelay / packets.sampleRate : 0),
          seekPreRoll: seconds(packets.codec === 'opus' ? 0.08 : 0),
          tick,
        }),
      media: (group) => {
        const blocks: WebmPacket[] = []
        for (const packet of group) blocks.push(placed(packet, (blocks.at(-1)?.start ?? -1) + 1))
        return joined(...clustersOf(blocks).map(webmCluster))
      },
    }
  },
}
