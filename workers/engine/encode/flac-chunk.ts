import { chunkDuration, chunkRange } from '#contracts/chunking'
import type { SoundFacts } from '#contracts/sound-facts'
import { sourceFormats } from '#contracts/source-formats'
import { frames, type Hertz } from '#contracts/units'
import { bigEndian } from '../byte-writing'
import { joined } from '../joined'
import { regrouped } from '../regrouped'
import type { StereoBlock } from '../sound'
import { bitWriter } from './bit-writer'
import type { EncodedChunk, ReadPcm } from './encoded-chunk'
import { flacFrame } from './flac-frame'
import { mp4Fragment, mp4Init } from './fragmented-mp4'
import { inGroups } from './in-groups'
import { flacEntry } from './mp4-sample-entry'

export const flacFormat = sourceFormats.flac

export interface FlacJob {
  readonly facts: SoundFacts
  readonly index: number
  readonly read: ReadPcm
  readonly bitDepth: 16 | 24
  readonly signal: AbortSignal
}

/**
 * Chunk `index` as FLAC in fragmented MP4, sample for sample where the source has `bitDepth` bits or fewer, stereo.
 * Chunk 0 starts with the initialisation segment.
 */
export const flacChunk = async (job: FlacJob): Promise<EncodedChunk> => ({
  contentType: flacFormat,
  contentLength: null,
  body: segments(job),
})

const segments = async function* (job: FlacJob) {
  const { facts, index, bitDepth } = job
  const range = chunkRange(facts, index)
  const size = flacBlockSize(facts.sampleRate)
  const writer = bitWriter()
  let init = index === 0 ? initFor(job, size) : new Uint8Array()
  let start: number = range.from
  for await (const group of inGroups(regrouped(job.read(range, job.signal), size), firstGroup, laterGroups)) {
    const first = start / size
    const packets = group.map((block, at) => ({
      data: flacFrame(writer, integers(block, bitDepth), first + at),
      start: frames(start + at * size),
      length: frames(block.left.length),
    }))
    yield joined(init, mp4Fragment(first + 1, packets))
    init = new Uint8Array()
    start += group.length * size
  }
}

const firstGroup = 2
const laterGroups = 12

/** What every decoder takes at every rate (RFC 9639, 7: the streamable subset). */
const largestBlock = 4608
const smallestGoodBlock = 1152

/**
 * Frames of a block: a divisor of the chunk, so that every block but a track's last is full and no block crosses a
 * border; among those of a good size the one that halves most often, which gives residuals the finest partitions.
 */
export const flacBlockSize = (rate: Hertz): number => {
  const chunk = chunkDuration * rate
  let best = 1
  for (let size = 1; size <= largestBlock; size++) {
    if (chunk % size !== 0) continue
    if (best < smallestGoodBlock || halvings(size) >= halvings(best)) best = size
  }
  return best
}

const halvings = (value: number): number => value & -value

const initFor = ({ facts, bitDepth }: FlacJob, size: number) => {
  const { sampleRate, totalFrames } = facts
  const depthAndLength = 2 ** 36 * (bitDepth - 1) + totalFrames
  const streamInfo = joined(
    bigEndian(size, 2),
    bigEndian(size, 2),
    bigEndian(0, 6), // frame sizes: not known
    // 20 bits of rate, 3 of channels − 1, 5 of depth − 1, 36 of length.
    bigEndian(sampleRate * 16 + 2 + Math.floor((bitDepth - 1) / 16), 3),
    bigEndian(depthAndLength % 2 ** 40, 5),
    new Uint8Array(16), // checksum: not known
  )
  return mp4Init({
    sampleEntry: flacEntry(streamInfo, { sampleRate, channels: 2, bitDepth }),
    sampleRate,
    duration: totalFrames,
  })
}

const integers = ({ left, right }: StereoBlock, bitDepth: 16 | 24) => {
  const scale = 2 ** (bitDepth - 1)
  const rounded = (samples: Float32Array) => {
    const result = new Int32Array(samples.length)
    for (let at = 0; at < samples.length; at++) {
      result[at] = Math.max(-scale, Math.min(scale - 1, Math.round((samples[at] ?? 0) * scale)))
    }
    return result
  }
  return { left: rounded(left), right: rounded(right), bitDepth }
}
