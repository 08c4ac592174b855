import type { ServedFrom } from '#contracts/cache-report'
import type { RenderTiming } from '#contracts/render-port'
import { type Bytes, bytes, framesIn, milliseconds, seconds } from '#contracts/units'
import { isWav } from '#contracts/variant'
import { sampleBytes, wavFrameBytes } from '#contracts/wav-layout'
import { DamagedChunk } from '#tiers/disk-store'
import type { FoundChunk, Tiers } from '#tiers/tiers'
import type { Reader } from '../asking'
import { chunkKeyOf, type Sound } from '../sound'
import type { Flow, Release } from './flow'
import type { Flows } from './flows'

type Pieces = AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>

/** A part of a chunk, ready to be read: its first byte is there or on its way. */
export interface OpenedPart {
  readonly tier: ServedFrom
  readonly timing: RenderTiming
  readonly contentType: string
  /** Null where only the end of the work will tell. */
  readonly length: Bytes | null
  /** To be called once. */
  pieces(): Pieces
}

/** Bytes of a stored chunk, without a WAV's header. `to` null is the end. */
export type OpenPart = (
  sound: Sound,
  index: number,
  from: Bytes,
  to: Bytes | null,
  reader: Reader,
) => Promise<OpenedPart>

/** A range that begins further than this beyond what is rendered gets a rendering of its own. */
const near = seconds(2)
export const noTime: RenderTiming = { decode: milliseconds(0), dsp: milliseconds(0), encode: milliseconds(0) }

export const createChunkReader = (tiers: Tiers, flows: Flows): OpenPart => {
  /** `after` is called once the reader has all, or has gone. */
  const fromFlow = async (
    flow: Flow,
    from: Bytes,
    to: Bytes | null,
    { signal }: Reader,
    after: Release,
  ): Promise<OpenedPart> => {
    const release = flow.hold()
    const done = () => {
      signal.removeEventListener('abort', done)
      const how = signal.aborted ? 'left' : 'read'
      release(how)
      after(how)
    }
    signal.addEventListener('abort', done)
    try {
      const { contentType, contentLength, timing } = await flow.head
      const end = to ?? contentLength
      return {
        tier: 'MISS',
        timing,
        contentType,
        length: end === null ? null : bytes(end - from),
        pieces: async function* () {
          try {
            yield* flow.read(from, to, signal)
          } finally {
            done()
          }
        },
      }
    } catch (error) {
      done()
      throw error
    }
  }

  /** The asked part at once from a rendering of its own, and the whole chunk for the tier behind it. */
  const fromAhead = (sound: Sound, index: number, from: Bytes, to: Bytes, reader: Reader) => {
    const flow = flows.ahead(sound, index, from, to, reader)
    let over: 'read' | 'left' | undefined
    let release: Release = () => {}
    const fillTier = async () => {
      if ((await flow.end).kind === 'failed') return
      const whole = flows.canonical(sound, index, reader)
      release = whole.hold()
      if (over) release(over)
      await whole.end
    }
    reader.keepAlive(fillTier())
    const first = bytes(from % wavFrameBytes)
    return fromFlow(flow, first, bytes(first + to - from), reader, (how) => {
      over = how
      release(how)
    })
  }

  /** What is stored; from where the disk turns out to be damaged the same bytes, rendered again. */
  const orRendered = async function* (
    stored: FoundChunk,
    sound: Sound,
    index: number,
    from: Bytes,
    to: Bytes,
    reader: Reader,
  ): Pieces {
    let at = from
    try {
      for await (const piece of stored.pieces(from, to)) {
        yield piece
        at = bytes(at + piece.byteLength)
      }
    } catch (error) {
      if (!(error instanceof DamagedChunk)) throw error
      const again = await fromFlow(flows.canonical(sound, index, reader), at, to, reader, () => {})
      yield* again.pieces()
    }
  }

  return async (sound, index, from, to, reader) => {
    const key = chunkKeyOf(sound, index)
    const stored = await tiers.read(key)
    if (stored) {
      const { tier, contentType, length } = stored
      const end = to ?? length
      return {
        tier,
        timing: noTime,
        contentType,
        length: bytes(end - from),
        pieces: () => orRendered(stored, sound, index, from, end, reader),
      }
    }
    // Nothing is begun for somebody who has gone meanwhile: nobody would stop it.
    reader.signal.throwIfAborted()
    const reach = sampleBytes(framesIn(near, sound.facts.sampleRate))
    const rendered = flows.running(key)?.length() ?? 0
    if (isWav(sound.variant) && to !== null && from > rendered + reach) {
      return fromAhead(sound, index, from, to, reader)
    }
    return fromFlow(flows.canonical(sound, index, reader), from, to, reader, () => {})
  }
}
