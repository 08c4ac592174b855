import { type Problem, ProblemError, problem } from '#contracts/problem'
import type { SoundFacts } from '#contracts/sound-facts'
import { milliseconds } from '#contracts/units'
import type { PacketSource } from '../demux'
import { openPackets } from '../demux/open-packets'
import type { CodecPath, OpenedSource, SoundSource } from '../sound'
import { late, rescaled } from './calibrated'
import { ffmpegDecoder } from './ffmpeg-decoder'
import { openFfmpegFile } from './ffmpeg-file'
import { pcmDecoder } from './pcm-decoder'
import { readPackets } from './read-packets'
import type { PacketDecoder } from './stretch'
import { tryDecoder } from './try-decoder'
import { isClaimed, webCodecsDecoder } from './webcodecs-decoder'

/**
 * Opens a file for decoding, by what it holds and by what this browser really can: linear PCM as it is, else
 * WebCodecs where a try succeeds, else ffmpeg. Never throws for a bad file.
 */
export const openSource = async (file: File, path: CodecPath): Promise<OpenedSource> => {
  try {
    if (file.size === 0) return unplayable('file/not-audio', `${file.name} is empty`)
    const packets = await openPackets(file)
    const source = packets && (await fromPackets(packets, path))
    if (source) return { status: 'opened', source }
    packets?.close()
    return await openFfmpegFile(file)
  } catch (error) {
    if (error instanceof ProblemError) {
      return unplayable(error.problem.code, `${file.name}: ${error.problem.detail}`)
    }
    if (error instanceof DOMException)
      return unplayable('file/unreadable', `${file.name} could not be read: ${error.message}`)
    return unplayable('decode/failed', `${file.name} could not be decoded: ${String(error)}`)
  }
}

const unplayable = (code: Problem['code'], detail: string): OpenedSource => ({
  status: 'unplayable',
  problem: problem(code, detail),
})

/** Null when no decoder for packets of this codec works here. */
const fromPackets = async (packets: PacketSource, path: CodecPath): Promise<SoundSource | null> => {
  if (packets.codec === 'pcm') return soundOf(packets, pcmDecoder(packets), 'none', 30)
  const native =
    path === 'auto' && (await isClaimed(packets)) ? await working(packets, webCodecsDecoder(packets)) : null
  if (native) return soundOf(native.packets, native.decode, 'webcodecs', packets.bitDepth === null ? 3 : 30)
  const offline = await working(packets, ffmpegDecoder(packets))
  return offline && soundOf(offline.packets, offline.decode, 'ffmpeg', 30)
}

/** The decoder as a try shows it to be: late by what it keeps back, at the rate it really gives. */
const working = async (packets: PacketSource, decode: PacketDecoder) => {
  const signal = AbortSignal.timeout(trialLimit)
  const trial = await tryDecoder(packets, decode, Number.NEGATIVE_INFINITY, signal)
  if (!trial) return null
  // Spectral band replication that the header keeps to itself doubles the rate, and every count with it.
  const scale = packets.codec === 'aac' && trial.sampleRate === packets.sampleRate * 2 ? 2 : 1
  const scaled = scale === 1 ? packets : rescaled(packets, scale)
  const missing = trial.expected * scale - trial.given
  if (missing <= 0) return { packets: scaled, decode }
  // Only what is missing wherever it starts is a habit of the decoder; else the file begins with damage.
  const again = await tryDecoder(packets, decode, packets.totalFrames / 2, signal)
  const habit = again ? Math.min(missing, again.expected * scale - again.given) : 0
  return { packets: scaled, decode: habit > 0 ? late(decode, habit) : decode }
}

const trialLimit = milliseconds(150_000)

/** `every`: seconds between the places decoding starts at; a start costs ffmpeg much more. */
const soundOf = (
  packets: PacketSource,
  decode: PacketDecoder,
  decoder: SoundFacts['decoder'],
  every: number,
): SoundSource => {
  const lossless = packets.bitDepth !== null
  const decoding = { decode, stretch: every * packets.sampleRate, anchored: !lossless }
  return {
    facts: {
      sampleRate: packets.sampleRate,
      totalFrames: packets.totalFrames,
      sourceChannels: packets.channels,
      codec: packets.codec,
      bitDepth: packets.bitDepth,
      lossless,
      decoder,
      encoderDelay: packets.encoderDelay,
    },
    read: (wanted, signal) => readPackets(packets, decoding, wanted, signal),
    close: () => packets.close(),
  }
}
