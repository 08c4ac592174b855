import { chunkFrames, chunkRange } from '#contracts/chunking'
import { type ProblemCode, ProblemError, problem } from '#contracts/problem'
import type { Description } from '#contracts/render-port'
import { bytes, frames, milliseconds } from '#contracts/units'
import { isWav } from '#contracts/variant'
import { wavFrameBytes } from '#contracts/wav-layout'
import type { ChunkRequest, DescribeRequest, EngineLink, Rendering } from '#service-worker/link/engine-link'
import { facts, sampleBytesBetween } from './fake-sound'

export const packets = (index: number) => new TextEncoder().encode(`packets of chunk ${index}`)

/** What the engine would send for a request: samples from `skip` on, or the packets of a chunk. */
const contentOf = ({ variant, index, skip }: ChunkRequest): Uint8Array<ArrayBuffer> => {
  if (!isWav(variant)) return packets(index)
  const { to } = chunkRange(facts, index)
  const from = index * chunkFrames(facts) + skip
  return sampleBytesBetween(variant, from * wavFrameBytes, to * wavFrameBytes)
}

interface Behaviour {
  pieceBytes?: number
  /** Awaited before each piece; rejects to break off. */
  beforePiece?: (request: ChunkRequest, sent: number) => Promise<void> | void
  beforeHead?: () => Promise<void>
  refuse?: ProblemCode
}

/** An engine link that renders made-up sound, and remembers what it was asked. */
export const createFakeEngine = (behaviour: Behaviour = {}) => {
  const renders: ChunkRequest[] = []
  const signals: AbortSignal[] = []
  const describes: DescribeRequest[] = []
  /** How many bytes each rendering gave before it was over or left. */
  const ended: number[] = []

  const body = async function* (request: ChunkRequest, signal: AbortSignal) {
    const content = contentOf(request)
    const size = behaviour.pieceBytes ?? 7_001
    let at = 0
    try {
      for (; at < content.byteLength; at += size) {
        await behaviour.beforePiece?.(request, at)
        signal.throwIfAborted()
        yield content.slice(at, at + size)
      }
    } finally {
      ended.push(at)
    }
  }

  const refuse = () => {
    if (behaviour.refuse) throw new ProblemError(problem(behaviour.refuse, 'song.flac: it is so'))
  }

  const engine: EngineLink = {
    lose: () => {},
    describe: async (request): Promise<Description> => {
      describes.push(request)
      refuse()
      const { variant } = request
      return {
        facts,
        profileRevision: variant.mode === 'enhanced' ? '1-quick' : '0',
        format: 'audio/mp4; codecs="fLaC"',
        leadIn: frames(250),
        timestamps: 'sequence',
      }
    },
    render: async (request, _clientId, signal): Promise<Rendering> => {
      renders.push(request)
      signals.push(signal)
      refuse()
      await behaviour.beforeHead?.()
      signal.throwIfAborted()
      return {
        contentType: isWav(request.variant) ? 'audio/wav' : 'audio/webm; codecs="opus"',
        contentLength: isWav(request.variant) ? bytes(contentOf(request).byteLength) : null,
        timing: { decode: milliseconds(12), dsp: milliseconds(3.25), encode: milliseconds(1) },
        body: body(request, signal),
      }
    },
  }
  return { engine, behaviour, renders, signals, describes, ended }
}
