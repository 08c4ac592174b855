import { chunkRange, type FrameRange, totalChunks } from '#contracts/chunking'
import type { Rank } from '#contracts/engine-work'
import type { EnhancementReport } from '#contracts/enhancement-report'
import type { ChunkMeters } from '#contracts/meters'
import { ProblemError, problem } from '#contracts/problem'
import { heardRevision, type Profile, type TargetLoudness } from '#contracts/profile'
import type { Description } from '#contracts/render-port'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { frames, lufs, seconds, secondsOf } from '#contracts/units'
import { type Enhanced, isWav, type Variant, variantKey } from '#contracts/variant'
import { wavFrameBytes } from '#contracts/wav-layout'
import type { Wave } from '#contracts/wave'
import { readParts, writePart } from '#storage/profile-parts'
import { readActiveProfile, readFullTable, saveProfile } from '#storage/profiles'
import { readFacts, writeFacts } from '#storage/sounds'
import { readWave, writeWave } from '#storage/waves'
import { analyseFull, type KeptParts } from './analysis/analyse-full'
import { analyseQuick } from './analysis/analyse-quick'
import { passOf } from './analysis/analysed-source'
import { meterRange } from './analysis/meter-range'
import { sketchWave } from './analysis/sketch-wave'
import { waveOfTable } from './analysis/wave-of-table'
import type { EncodedChunk } from './encode/encoded-chunk'
import { flacChunk, flacFormat } from './encode/flac-chunk'
import { opusChunk, opusFormat } from './encode/opus-chunk'
import { describeSource, sourceChunk } from './encode/source-chunk'
import { wavChunk, wavFormat } from './encode/wav-chunk'
import { renderEnhanced } from './enhance/render'
import { reportOf } from './enhance/report'
import { type ChainSettings, settingsFor } from './enhance/settings'
import { once } from './once'
import type { OpenTracks } from './open-tracks'
import type { PcmCache } from './pcm-cache'
import type { ChunkRequest, Renderer } from './port/renderer'
import { atBorders, inTurn } from './schedule/in-turn'
import type { Schedule, Turn } from './schedule/schedule'
import type { Render } from './schedule/shared-renderings'
import type { CodecPath, PcmBlock, SoundSource } from './sound'
import { createStopwatch } from './stopwatch'

const keptSettings = 64
/** Sound that is decoded for this alone: whatever else is wanted is wanted elsewhere. */
const farAway: readonly Rank[] = ['rest-of-file', 'pinned']

interface Parts {
  readonly tracks: OpenTracks
  readonly pcm: PcmCache
  readonly schedule: Schedule
  readonly codecPath: () => Promise<CodecPath>
  /** Every preset lands here, so that a switch is never a volume change. */
  readonly targetLoudness: () => Promise<TargetLoudness>
  /** `format=source` containers the page's Media Source takes. */
  readonly mseTypes: () => Promise<readonly string[]>
}

export interface Pipeline extends Pick<Renderer, 'describe'> {
  /** Facts of a track's sound, found once and stored. */
  facts(id: TrackId): Promise<SoundFacts>
  /**
   * The full profile, measured when nothing else is to be done, stored before it resolves. What was measured before a
   * pass was cut off is not measured again. `progress` is told the share done, 0 to 1.
   */
  analyse(id: TrackId, signal: AbortSignal, progress: (share: number) => void): Promise<Profile>
  /** What enhancement does to a track, as plain data. */
  report(id: TrackId, variant: Enhanced): Promise<EnhancementReport>
  /** What a chunk reads before and after enhancement. */
  meters(id: TrackId, variant: Enhanced, index: number, signal: AbortSignal): Promise<ChunkMeters>
  /** A chunk, each piece made when it is its turn. */
  chunk: Render
  /** The outline of a track; `tell` hears of a sketch as it grows. */
  wave(id: TrackId, signal: AbortSignal, tell: (wave: Wave) => void): Promise<Wave>
}

type Begun = readonly [opened: Promise<SoundSource> | null, settings: Promise<ChainSettings> | null]

/** The one composition of decode, analysis, enhance and encode. */
export const createPipeline = (parts: Parts): Pipeline => {
  const { tracks, pcm, schedule, codecPath, targetLoudness, mseTypes } = parts
  const readPcm =
    (id: TrackId, source: SoundSource, kept = true) =>
    (range: FrameRange, signal: AbortSignal) =>
      pcm.read(String(id), source, range, signal, kept)

  const facts = once(async (id: TrackId): Promise<SoundFacts> => {
    const stored = await readFacts(id)
    if (stored) return stored
    const { facts: found } = await tracks.source(id)
    await writeFacts(id, found)
    return found
  })

  const profile = once(async (id: TrackId): Promise<Profile> => {
    const stored = await readActiveProfile(id)
    if (stored) return stored
    const source = await tracks.source(id)
    const quick = await analyseQuick(
      { facts: source.facts, read: readPcm(id, source) },
      AbortSignal.timeout(20_000),
    )
    return saveProfile(id, quick)
  })

  const solved = new Map<string, ChainSettings>()

  /** Solving for the gain takes a while; a track's chunks share one answer. */
  const settingsOf = async (id: TrackId, variant: Enhanced): Promise<ChainSettings> => {
    const [from, target] = await Promise.all([profile(id), targetLoudness()])
    const key = `${id}/${heardRevision(from, target)}/${variantKey(variant)}`
    const known = solved.get(key) ?? settingsFor(from, variant.preset, variant.intensity, lufs(target))
    solved.delete(key)
    solved.set(key, known)
    for (const oldest of solved.keys()) {
      if (solved.size <= keptSettings) break
      solved.delete(oldest)
    }
    return known
  }

  const report: Pipeline['report'] = async (id, variant) => {
    const [from, target, settings] = await Promise.all([
      profile(id),
      targetLoudness(),
      settingsOf(id, variant),
    ])
    return reportOf(from, settings, variant.preset, variant.intensity, lufs(target))
  }

  const meters: Pipeline['meters'] = async (id, variant, index, signal) => {
    const source = await tracks.source(id)
    if (index >= totalChunks(source.facts)) throw noSuchChunk(id, index)
    const { sampleRate: rate, totalFrames: total } = source.facts
    const settings = await settingsOf(id, variant)
    const range = chunkRange(source.facts, index)
    const read = readPcm(id, source)
    const chunk = `${variantKey(variant)}/${index}`
    const turn = schedule.enter({ track: id, chunk, rank: () => 'predicted', signal })
    const before: typeof read = (part, abort) => atBorders(turn, read(part, abort))
    const after: typeof read = (part, abort) =>
      renderEnhanced({ settings, rate, range: part, total, read: before, signal: abort })
    try {
      return await turn.step(async () => ({
        before: await meterRange(range, rate, before, signal),
        after: await meterRange(range, rate, after, signal),
      }))
    } finally {
      turn.leave()
    }
  }

  const analyse: Pipeline['analyse'] = async (id, signal, progress) => {
    const source = await tracks.source(id)
    // Straight from the decoder: a pass over the whole file would empty the cache of what is being heard.
    const turn = schedule.enter({ track: id, chunk: null, rank: () => 'analysis', signal })
    const read = (range: FrameRange, abort: AbortSignal) => atBorders(turn, source.read(range, abort))
    const pass = passOf(source.facts)
    const kept: KeptParts = {
      read: () => readParts(id, pass),
      write: (index, part) => writePart(id, pass, index, part),
    }
    try {
      const full = await turn.step(() => analyseFull({ facts: source.facts, read }, signal, progress, kept))
      await saveProfile(id, full)
      await writeWave(id, waveOfTable(full.table))
      return full
    } finally {
      turn.leave()
    }
  }

  const sketch: Pipeline['wave'] = async (id, signal, tell) => {
    const source = await tracks.source(id)
    // Somebody looks at it: only what somebody waits to hear goes before.
    const turn = schedule.enter({ track: id, chunk: null, rank: () => 'next-track', signal })
    const read = (range: FrameRange, abort: AbortSignal) => atBorders(turn, source.read(range, abort))
    try {
      return await turn.step(() => sketchWave({ facts: source.facts, read }, signal, tell))
    } finally {
      turn.leave()
    }
  }

  const wave: Pipeline['wave'] = async (id, signal, tell) => {
    const stored = await readWave(id)
    if (stored?.kind === 'full') return stored
    const table = await readFullTable(id)
    if (!table && stored) return stored
    const found = table ? waveOfTable(table) : await sketch(id, signal, tell)
    await writeWave(id, found)
    return found
  }

  /** How original mode leaves as the listener's own sound: re-wrapped packets, or FLAC for other lossless files. */
  const sourceForm = async (id: TrackId) => {
    const [packets, types] = await Promise.all([tracks.packets(id), mseTypes()])
    const described = packets && describeSource(packets, types)
    if (packets && described) return { kind: 'packets', packets, described, types } as const
    const source = await tracks.source(id)
    if (source.facts.lossless && types.includes(flacFormat)) return { kind: 'flac', source } as const
    throw new ProblemError(
      problem(
        'format/not-available',
        `${source.facts.codec} cannot be re-wrapped for this browser: ask for webm`,
      ),
    )
  }

  const describe = async (id: TrackId, variant: Variant): Promise<Description> => {
    const found = await facts(id)
    const still = { facts: found, profileRevision: '0', leadIn: frames(0), timestamps: 'self' } as const
    if (variant.mode === 'enhanced') {
      const [heard, target] = await Promise.all([profile(id), targetLoudness()])
      return { ...still, profileRevision: heardRevision(heard, target), format: wavFormat }
    }
    if (variant.format === 'pcm') return { ...still, format: wavFormat }
    if (variant.format === 'webm') return { ...still, format: opusFormat }
    const form = await sourceForm(id)
    if (form.kind === 'flac') return { ...still, format: flacFormat }
    const { contentType, leadIn, timestamps } = form.described
    return { ...still, format: contentType, leadIn, timestamps }
  }

  const encoded = async (
    request: ChunkRequest,
    opened: Promise<SoundSource> | null,
    blocks: (source: SoundSource, range: FrameRange) => AsyncGenerator<PcmBlock, void, undefined>,
    read: (source: SoundSource) => ReturnType<typeof readPcm>,
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

  const chunk: Render = async (request, signal, rankOf) => {
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

  return {
    facts,
    analyse,
    report,
    meters,
    wave,
    describe,
    chunk,
  }
}

const noSuchChunk = (id: TrackId, index: number) =>
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
