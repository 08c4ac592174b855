import { chunkRange, type FrameRange, totalChunks } from '#contracts/chunking'
import type { Rank } from '#contracts/engine-work'
import { ProblemError, problem } from '#contracts/problem'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { frames, seconds, secondsOf } from '#contracts/units'
import { type Enhanced, isWav, type Variant, variantKey } from '#contracts/variant'
import { wavFrameBytes } from '#contracts/wav-layout'
import type { EncodedChunk } from './encode/encoded-chunk'
import { flacChunk } from './encode/flac-chunk'
import { opusChunk } from './encode/opus-chunk'
import { sourceChunk } from './encode/source-chunk'
import { wavChunk } from './encode/wav-chunk'
import { renderEnhanced } from './enhance/render'
import type { ChainSettings } from './enhance/settings'
import type { OpenTracks } from './open-tracks'
import type { ChunkRequest } from './port/renderer'
import { atBorders, inTurn } from './schedule/in-turn'
import type { Schedule, Turn } from './schedule/schedule'
import type { Render } from './schedule/shared-renderings'
import type { CodecPath, PcmBlock, SoundSource } from './sound'
import type { SourceForms } from './source-forms'
import { createStopwatch } from './stopwatch'

type Blocks = AsyncGenerator<PcmBlock, void, undefined>
type ReadPcm = (range: FrameRange, signal: AbortSignal) => Blocks

interface Parts {
  readonly tracks: OpenTracks
  readonly schedule: Schedule
  readonly codecPath: () => Promise<CodecPath>
  readonly facts: (id: TrackId) => Promise<SoundFacts>
  readonly settingsOf: (id: TrackId, variant: Enhanced) => Promise<ChainSettings>
  /** Decoded sound; what is not `kept` leaves the cache to others. */
  readonly readPcm: (id: TrackId, source: SoundSource, kept: boolean) => ReadPcm
  readonly sourceForm: SourceForms
}

/** Sound that is decoded for this alone: whatever else is wanted is wanted elsewhere. */
const farAway: readonly Rank[] = ['rest-of-file', 'pinned']

type Begun = readonly [opened: Promise<SoundSource> | null, settings: Promise<ChainSettings> | null]

/** Makes chunks of any variant, each piece when it is its turn. Throws `chunk/out-of-range` beyond the last. */
export const createChunkMaker = (parts: Parts): Render => {
  const { tracks, schedule, codecPath, facts, settingsOf, readPcm, sourceForm } = parts

  const encoded = async (
    request: ChunkRequest,
    opened: Promise<SoundSource> | null,
    blocks: (source: SoundSource, range: FrameRange) => Blocks,
    read: (source: SoundSource) => ReadPcm,
    signal: AbortSignal,
  ): Promise<EncodedChunk> => {
    const { track, variant, index } = request
    if (variant.mode === 'original' && variant.format === 'source') {
      const form = await sourceForm(track)
      if (form.kind === 'packets') {
        return sourceChunk({ packets: form.packets, index, mseTypes: form.types, signal })
      }
      const bitDepth = (form.source.facts.bitDepth ?? 24) > 16 ? 24 : 16
      return flacChunk({ facts: form.source.facts, index, read: read(form.source), bitDepth, signal })
    }
    const source = await (opened ?? tracks.source(track))
    if (variant.mode === 'original' && variant.format === 'webm') {
      return opusChunk({ facts: source.facts, index, read: read(source), path: await codecPath(), signal })
    }
    const chunk = chunkRange(source.facts, index)
    const range = { from: frames(Math.min(chunk.from + request.skip, chunk.to)), to: chunk.to }
    return wavChunk({ range, blocks: blocks(source, range), dither: needsDither(source.facts, variant) })
  }

  /** The file and the settings are looked up side by side: the first sound waits for both. */
  const begin = ({ track, variant }: ChunkRequest): Begun => {
    const opened = isWav(variant) ? tracks.source(track) : null
    const settings = variant.mode === 'enhanced' ? settingsOf(track, variant) : null
    // Whoever waits for them hears of it.
    for (const one of [opened, settings]) one?.catch(() => {})
    return [opened, settings]
  }

  const madeInTurn = async (
    turn: Turn,
    request: ChunkRequest,
    begun: Begun,
    signal: AbortSignal,
    isNear: boolean,
    tell: (bytes: number) => void,
  ) => {
    const { track } = request
    const watch = createStopwatch()
    const [opened, solving] = begun
    const settings = await solving
    const read = (source: SoundSource) => {
      const decode = readPcm(track, source, isNear)
      // Half a second of sound at a time, so that whoever is more urgent hardly waits.
      return (range: FrameRange, abort: AbortSignal) =>
        atBorders(turn, watch.timed('decode', decode(range, abort)))
    }
    const blocks = (source: SoundSource, range: FrameRange) => {
      if (!settings || settings.bypass) return read(source)(range, signal)
      const { sampleRate: rate, totalFrames: total } = source.facts
      return watch.timed('dsp', renderEnhanced({ settings, rate, range, total, read: read(source), signal }))
    }
    const { contentType, contentLength, body } = await encoded(request, opened, blocks, read, signal)
    const made = inTurn(turn, watch.timed('encode', body))
    // The first bytes are made before the head leaves, so that a failure is still a status and the timing is real.
    const first = await made.next()
    return { contentType, contentLength, timing: watch.timing(), body: told(first, made, tell) }
  }

  return async (request, signal, rankOf) => {
    const { track, variant, index, skip } = request
    const begun = begin(request)
    const { sampleRate, ...found } = await facts(track)
    if (index >= totalChunks({ ...found, sampleRate })) throw noSuchChunk(track, index)
    let made: number = isWav(variant) ? skip : 0
    const turn = schedule.enter({
      track,
      chunk: `${variantKey(variant)}/${index}`,
      rank: () => rankOf(secondsOf(frames(made), sampleRate)),
      signal,
    })
    const tell = (bytes: number) => {
      if (isWav(variant)) made += bytes / wavFrameBytes
    }
    try {
      const isNear = !farAway.includes(rankOf(seconds(0)))
      return await madeInTurn(turn, request, begun, signal, isNear, tell)
    } catch (error) {
      turn.leave()
      throw error
    }
  }
}

export const noSuchChunk = (id: TrackId, index: number) =>
  new ProblemError(problem('chunk/out-of-range', `There is no chunk ${index} in track ${id}`))

/** Sound that is not a 16-bit original any more is rounded with dither; an untouched one returns bit by bit. */
const needsDither = (facts: SoundFacts, variant: Variant): boolean =>
  !isWav(variant) ||
  (variant.mode === 'enhanced' && variant.intensity > 0) ||
  facts.bitDepth === null ||
  facts.bitDepth > 16 ||
  facts.sourceChannels > 2

/** The first piece and the others, each told by its length. */
const told = async function* (
  first: IteratorResult<Uint8Array<ArrayBuffer>, void>,
  rest: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>,
  tell: (bytes: number) => void,
) {
  try {
    for (let next = first; !next.done; next = await rest.next()) {
      tell(next.value.byteLength)
      yield next.value
    }
  } finally {
    await rest.return()
  }
}
