import { ProblemError, problem } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import type { PacketSource, SoundPacket } from '../demux'
import { withoutPreSkip } from '../demux/opus-head'
import type { PacketDecoder, Stretch } from './stretch'

/** A decoder that neither takes a packet nor gives sound for this long is given up. */
const silenceLimit = milliseconds(10_000)
/** Packets that wait in the decoder: enough to keep it busy, few enough to stop at once. */
const queued = 16

const decoderConfig = (source: PacketSource): AudioDecoderConfig => {
  const { codec, codecString, description, sampleRate, channels: numberOfChannels } = source
  const config = { codec: codecString, sampleRate, numberOfChannels }
  if (!description) return config
  return { ...config, description: codec === 'opus' ? withoutPreSkip(description) : description.slice() }
}

/** Whether this browser claims to decode it; only a try tells for certain. */
export const isClaimed = async (source: PacketSource): Promise<boolean> => {
  if (typeof AudioDecoder === 'undefined') return false
  // Browsers disagree about the order of Vorbis' many channels.
  if (source.codec === 'vorbis' && source.channels > 2) return false
  const answer = await AudioDecoder.isConfigSupported(decoderConfig(source)).catch(() => null)
  return answer?.supported === true
}

/** Packets through the browser's own decoder. */
export const webCodecsDecoder = (source: PacketSource): PacketDecoder => {
  const config = decoderConfig(source)
  return async function* (packets, signal) {
    const outputs: AudioData[] = []
    let failure: unknown = null
    let finished = false
    let wake: () => void = () => undefined
    const decoder = new AudioDecoder({
      output: (data) => {
        outputs.push(data)
        wake()
      },
      error: (error) => {
        failure = error
        wake()
      },
    })
    const iterator = packets[Symbol.asyncIterator]()
    const stop = () => wake()
    signal.addEventListener('abort', stop)
    try {
      decoder.configure(config)
      decoder.ondequeue = () => wake()
      let position: number | null = null
      let exhausted = false
      while (!finished || outputs.length > 0) {
        signal.throwIfAborted()
        const data = outputs.shift()
        if (data) {
          const stretch = copied(data, position ?? 0)
          position = stretch.start + stretch.length
          yield stretch
          continue
        }
        if (failure) throw failure
        if (!exhausted && decoder.decodeQueueSize < queued) {
          const next = await iterator.next()
          if (failure) continue
          if (next.done) {
            exhausted = true
            decoder.flush().then(
              () => {
                finished = true
                wake()
              },
              (error: unknown) => {
                failure ??= error
                wake()
              },
            )
          } else {
            position ??= firstSounding(source, next.value)
            decoder.decode(chunkOf(next.value, source.sampleRate))
          }
          continue
        }
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(
            () =>
              reject(new ProblemError(problem('decode/failed', `The ${source.codec} decoder fell silent`))),
            silenceLimit,
          )
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
          if (outputs.length > 0 || failure || finished || signal.aborted) wake()
        })
      }
    } finally {
      signal.removeEventListener('abort', stop)
      for (const data of outputs) data.close()
      if (decoder.state !== 'closed') decoder.close()
      await iterator.return?.()
    }
  }
}

/** The first Vorbis packet a decoder sees only prepares the overlap with the second. */
const firstSounding = ({ codec }: PacketSource, { start, length }: SoundPacket) =>
  codec === 'vorbis' ? start + length : start

const chunkOf = ({ data, start, length }: SoundPacket, sampleRate: number) => {
  const microseconds = (frames: number) => Math.round((frames * 1e6) / sampleRate)
  return new EncodedAudioChunk({
    type: 'key',
    timestamp: microseconds(start),
    duration: microseconds(length),
    data,
  })
}

const copied = (data: AudioData, start: number): Stretch => {
  const { numberOfFrames: length, numberOfChannels, sampleRate } = data
  try {
    const channels = Array.from({ length: numberOfChannels }, (_, planeIndex) => {
      const samples = new Float32Array(length)
      data.copyTo(samples, { planeIndex, format: 'f32-planar' })
      return samples
    })
    return { start, length, channels, sampleRate }
  } finally {
    data.close()
  }
}
