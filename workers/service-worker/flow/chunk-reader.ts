import type { ServedFrom } from '#contracts/cache-report'
import type { RenderTiming } from '#contracts/render-port'
import { type Bytes, bytes, framesIn, milliseconds, type Seconds, seconds } from '#contracts/units'
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
/** Who has so much to play meanwhile may wait for the rendering of the whole chunk. */
const unhurried = seconds(4)
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
      const whole = flows.canonical(sound, index, reader, false)
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

  /** What is stored of the asked part; what lies beyond it is looked for once it is wanted. */
  const throughStored = async function* (
    stored: FoundChunk,
    sound: Sound,
    index: number,
    from: Bytes,
    to: Bytes,
    reader: Reader,
  ): Pieces {
    const until = bytes(Math.min(to, stored.until))
    yield* orRendered(stored, sound, index, from, until, reader)
    if (until === to) return
    const rest = await open(sound, index, until, to, reader, bytes(until - from))
    yield* rest.pieces()
  }

  /** `behind`: so much of what comes before has just been given to the reader. */
  const open = async (
    ...[sound, index, from, to, reader, behind]: [...Parameters<OpenPart>, behind: Bytes]
  ): Promise<OpenedPart> => {
    const key = chunkKeyOf(sound, index)
    const stored = await tiers.read(key, to === null ? null : from)
    if (stored) {
      const { tier, contentType, until } = stored
      const end = to ?? until
      return {
        tier,
        timing: noTime,
        contentType,
        length: bytes(end - from),
        pieces: () => throughStored(stored, sound, index, from, end, reader),
      }
    }
    // Nothing is begun for somebody who has gone meanwhile: nobody would stop it.
    reader.signal.throwIfAborted()
    const bytesIn = (time: Seconds) => sampleBytes(framesIn(time, sound.facts.sampleRate))
    const rendered = flows.running(key)?.length() ?? 0
    const isHurried = behind < bytesIn(unhurried)
    const isFar = isHurried && from > rendered + bytesIn(near)
    if (isWav(sound.variant) && to !== null && isFar) return fromAhead(sound, index, from, to, reader)
    return fromFlow(flows.canonical(sound, index, reader, isHurried), from, to, reader, () => {})
  }

  return (...asked) => open(...asked, bytes(0))
}
