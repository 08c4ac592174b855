import type { ServedFrom } from '#contracts/cache-report'
import type { RenderTiming, Wanted } from '#contracts/render-port'
import { type Bytes, bytes, frames, milliseconds, type Seconds, seconds, secondsOf } from '#contracts/units'
import { isWav } from '#contracts/variant'
import { wavFrameBytes } from '#contracts/wav-layout'
import { DamagedChunk } from '#tiers/disk-store'
import type { FoundChunk, Tiers } from '#tiers/tiers'
import type { Reader } from '../asking'
import type { Pieces } from '../pieces'
import { chunkKeyOf, type Sound } from '../sound'
import type { Flow, Release } from './flow'
import type { Flows } from './flows'

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
type OfChunk = readonly [sound: Sound, index: number, from: Bytes, to: Bytes | null, reader: Reader]
export type OpenPart = (...asked: OfChunk) => Promise<OpenedPart>

export interface ChunkReader {
  readonly open: OpenPart
  /** Begins to render what is in no tier, for who is about to read it. */
  begin(...asked: OfChunk): Promise<void>
}

/** A range that begins further than this beyond what is rendered gets a rendering of its own. */
const near = seconds(2)
/** Who has so much to play meanwhile may wait for the rendering of the whole chunk. */
const unhurried = seconds(4)
export const noTime: RenderTiming = { decode: milliseconds(0), dsp: milliseconds(0), encode: milliseconds(0) }

/** The part of a chunk that a reader asks for; of a form without samples `to` is null, and it is the whole. */
interface Asked {
  readonly sound: Sound
  readonly index: number
  readonly from: Bytes
  readonly to: Bytes | null
  readonly reader: Reader
}
type AskedSamples = Asked & { readonly to: Bytes }

const wantedBy = ({ sound, from, reader }: Asked): Wanted => ({
  from: isWav(sound.variant) ? soundIn(sound, from) : seconds(0),
  spare: reader.stock.spare(),
})

const soundIn = ({ facts }: Sound, size: number): Seconds =>
  secondsOf(frames(size / wavFrameBytes), facts.sampleRate)

export const createChunkReader = (tiers: Tiers, flows: Flows): ChunkReader => {
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
  const fromAhead = (asked: AskedSamples) => {
    const { sound, index, from, to, reader } = asked
    const flow = flows.ahead(sound, index, from, to, reader, wantedBy(asked))
    let over: 'read' | 'left' | undefined
    let release: Release = () => {}
    const fillTier = async () => {
      if ((await flow.end).kind === 'failed') return
      const whole = flows.canonical(sound, index, reader, null)
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

  const fromCanonical = (asked: Asked) => {
    const { sound, index, from, to, reader } = asked
    return fromFlow(flows.canonical(sound, index, reader, wantedBy(asked)), from, to, reader, () => {})
  }

  /** What is stored; from where the disk turns out to be damaged the same bytes, rendered again. */
  const orRendered = async function* (stored: FoundChunk, asked: AskedSamples): Pieces {
    let at = asked.from
    try {
      for await (const piece of stored.pieces(asked.from, asked.to)) {
        yield piece
        at = bytes(at + piece.byteLength)
      }
    } catch (error) {
      if (!(error instanceof DamagedChunk)) throw error
      const again = await fromCanonical({ ...asked, from: at })
      yield* again.pieces()
    }
  }

  /** What is stored of the asked part; what lies beyond it is looked for once it is wanted. */
  const throughStored = async function* (stored: FoundChunk, asked: AskedSamples): Pieces {
    const { to } = asked
    const until = bytes(Math.min(to, stored.until))
    yield* orRendered(stored, { ...asked, to: until })
    if (until === to) return
    const rest = await find({ ...asked, from: until })
    yield* rest.pieces()
  }

  const find = async (asked: Asked): Promise<OpenedPart> => {
    const { sound, index, from, to } = asked
    const stored = await tiers.read(chunkKeyOf(sound, index), to === null ? null : from)
    if (stored) {
      const { tier, contentType, until } = stored
      const end = to ?? until
      return {
        tier,
        timing: noTime,
        contentType,
        length: bytes(end - from),
        pieces: () => throughStored(stored, { ...asked, to: end }),
      }
    }
    return rendered(asked)
  }

  const rendered = async (asked: Asked): Promise<OpenedPart> => {
    const { sound, index, from, to, reader } = asked
    // Nothing is begun for somebody who has gone meanwhile: nobody would stop it.
    reader.signal.throwIfAborted()
    if (!isWav(sound.variant) || to === null) return fromCanonical(asked)
    const made = flows.running(chunkKeyOf(sound, index))?.length() ?? 0
    const isFar = soundIn(sound, from - made) > near
    const isHurried = reader.stock.spare() < unhurried
    return isFar && isHurried ? fromAhead({ ...asked, to }) : fromCanonical(asked)
  }

  return {
    open: async (sound, index, from, to, reader) => {
      const found = await find({ sound, index, from, to, reader })
      if (!isWav(sound.variant)) return found
      const counted = async function* (): Pieces {
        for await (const piece of found.pieces()) {
          reader.stock.add(soundIn(sound, piece.byteLength))
          yield piece
        }
      }
      return { ...found, pieces: counted }
    },
    begin: async (sound, index, from, to, reader) => {
      const where = await tiers.whereIs(chunkKeyOf(sound, index), from, bytes(from + 1))
      if (where === 'MISS') await rendered({ sound, index, from, to, reader })
    },
  }
}
