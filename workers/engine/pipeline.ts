import { chunkRange, type FrameRange, totalChunks } from '#contracts/chunking'
import type { EnhancementReport } from '#contracts/enhancement-report'
import type { ChunkMeters } from '#contracts/meters'
import { heardRevision, type Profile } from '#contracts/profile'
import type { Description } from '#contracts/render-port'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { frames, lufs } from '#contracts/units'
import { type Enhanced, type Variant, variantKey } from '#contracts/variant'
import { wavFormat } from '#contracts/wav-layout'
import type { Wave } from '#contracts/wave'
import { readParts, writePart } from '#storage/profile-parts'
import { type HeardProfile, readFullTable, saveProfile } from '#storage/profiles'
import { readSetting } from '#storage/settings'
import { writeFacts } from '#storage/sounds'
import { readWave, writeWave } from '#storage/waves'
import { analyseFull, type KeptParts } from './analysis/analyse-full'
import { analyseQuick } from './analysis/analyse-quick'
import { passOf } from './analysis/analysed-source'
import { meterRange } from './analysis/meter-range'
import { sketchWave } from './analysis/sketch-wave'
import { waveOfTable } from './analysis/wave-of-table'
import { createChunkMaker, noSuchChunk } from './chunk-maker'
import { flacFormat } from './encode/flac-chunk'
import { opusFormat } from './encode/opus-chunk'
import { renderEnhanced } from './enhance/render'
import { reportOf } from './enhance/report'
import { type ChainSettings, settingsFor } from './enhance/settings'
import type { KnownTracks } from './known-tracks'
import { once } from './once'
import type { OpenTracks } from './open-tracks'
import type { PcmCache } from './pcm-cache'
import type { Renderer } from './port/renderer'
import { atBorders } from './schedule/in-turn'
import type { Schedule } from './schedule/schedule'
import type { Render } from './schedule/shared-renderings'
import type { CodecPath, SoundSource } from './sound'
import { createSourceForms } from './source-forms'

const keptSettings = 64

interface Parts {
  readonly known: KnownTracks
  readonly tracks: OpenTracks
  readonly pcm: PcmCache
  readonly schedule: Schedule
  readonly codecPath: () => Promise<CodecPath>
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

/** The one composition of decode, analysis, enhance and encode. */
export const createPipeline = (parts: Parts): Pipeline => {
  const { known, tracks, pcm, schedule, codecPath, mseTypes } = parts
  const sourceForm = createSourceForms(tracks, mseTypes)
  const readPcm =
    (id: TrackId, source: SoundSource, kept = true) =>
    (range: FrameRange, signal: AbortSignal) =>
      pcm.read(String(id), source, range, signal, kept)

  const facts = once(async (id: TrackId): Promise<SoundFacts> => {
    const stored = await known.facts(id)
    if (stored) return stored
    const { facts: found } = await tracks.source(id)
    await writeFacts(id, found)
    return found
  })

  /** What is heard of a track: measured first where nobody did. */
  const heardProfile = once(async (id: TrackId): Promise<HeardProfile> => {
    const stored = await known.heard(id)
    if (stored) return stored
    const source = await tracks.source(id)
    const quick = await analyseQuick(
      { facts: source.facts, read: readPcm(id, source) },
      AbortSignal.timeout(20_000),
    )
    return { profile: await saveProfile(id, quick), target: await readSetting('targetLoudness') }
  })

  const solved = new Map<string, ChainSettings>()

  /** Solving for the gain takes a while; a track's chunks share one answer. */
  const settingsOf = async (id: TrackId, variant: Enhanced): Promise<ChainSettings> => {
    const { profile, target } = await heardProfile(id)
    const key = `${id}/${heardRevision(profile, target)}/${variantKey(variant)}`
    const settings = solved.get(key) ?? settingsFor(profile, variant.preset, variant.intensity, lufs(target))
    solved.delete(key)
    solved.set(key, settings)
    for (const oldest of solved.keys()) {
      if (solved.size <= keptSettings) break
      solved.delete(oldest)
    }
    return settings
  }

  const report: Pipeline['report'] = async (id, variant) => {
    const [{ profile, target }, settings] = await Promise.all([heardProfile(id), settingsOf(id, variant)])
    return reportOf(profile, settings, variant.preset, variant.intensity, lufs(target))
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

  const describe = async (id: TrackId, variant: Variant): Promise<Description> => {
    const found = await facts(id)
    const still = { facts: found, profileRevision: '0', leadIn: frames(0), timestamps: 'self' } as const
    if (variant.mode === 'enhanced') {
      const { profile, target } = await heardProfile(id)
      return { ...still, profileRevision: heardRevision(profile, target), format: wavFormat }
    }
    if (variant.format === 'pcm') return { ...still, format: wavFormat }
    if (variant.format === 'webm') return { ...still, format: opusFormat }
    const form = await sourceForm(id)
    if (form.kind === 'flac') return { ...still, format: flacFormat }
    const { contentType, leadIn, timestamps } = form.described
    return { ...still, format: contentType, leadIn, timestamps }
  }

  const chunk = createChunkMaker({ tracks, schedule, codecPath, facts, settingsOf, readPcm, sourceForm })

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
