import type { Served } from '#backend/face'
import type { EnhancementReport } from '#contracts/enhancement-report'
import type { SoundFacts } from '#contracts/sound-facts'
import type { Variant } from '#contracts/variant'

/** Everything the path is read from, as it is at one moment. */
export interface SignalSources {
  readonly facts: SoundFacts
  readonly heardAs: Variant
  readonly served: Served | null
  /** Of the enhanced variant that is heard; null for original sound or while unknown. */
  readonly report: EnhancementReport | null
  /** 0 to 1. */
  readonly volume: number
  readonly muted: boolean
  /** What is taken off so that both sides are equally loud, dB, 0 or less. */
  readonly matching: number
}

export type Stage = 'equaliser' | 'compressor' | 'width' | 'gain' | 'limiter' | 'dither'

/** How the sound leaves: the file's own packets, the same samples packed anew, or something made of them. */
export type Form = 'packets' | 'flac' | 'opus' | 'wav'

/** One step from the file to the ear. Words are the page's. */
export type SignalStep =
  | { readonly kind: 'file'; readonly facts: SoundFacts }
  | { readonly kind: 'decoder'; readonly by: 'browser' | SoundFacts['decoder'] }
  | { readonly kind: 'untouched' }
  | {
      readonly kind: 'stage'
      readonly stage: Stage
      readonly idle: boolean
      readonly report: EnhancementReport
    }
  | { readonly kind: 'form'; readonly form: Form; readonly facts: SoundFacts }
  | { readonly kind: 'served'; readonly tier: Served['tier']; readonly enhanced: boolean }
  | { readonly kind: 'volume'; readonly volume: number; readonly muted: boolean; readonly matching: number }

/** What becomes of the file's own samples on the way, at its strongest. */
export type Fidelity = 'lossless' | 'lossy-source' | 'lossy-form' | 'enhanced'

/** Null until the backend has said how it packs the file's own sound. */
const formOf = ({ facts, heardAs, served }: SignalSources): Form | null => {
  if (heardAs.mode === 'enhanced' || heardAs.format === 'pcm') return 'wav'
  if (heardAs.format === 'webm') return 'opus'
  if (!served) return null
  return served.format.toLowerCase().includes('flac') && facts.codec !== 'flac' ? 'flac' : 'packets'
}

/** Below this a stage does nothing worth a step of its own, dB. */
const idleBelow = 0.05

const stagesOf = (report: EnhancementReport): readonly SignalStep[] => {
  const step = (stage: Stage, idle: boolean): SignalStep => ({ kind: 'stage', stage, idle, report })
  return [
    step(
      'equaliser',
      report.curve.every(({ level }) => Math.abs(level) < idleBelow),
    ),
    step('compressor', report.compressor === null),
    step('width', Math.abs(report.width - 1) < 0.005),
    step('gain', Math.abs(report.makeup) < idleBelow),
    step('limiter', report.limiting < idleBelow),
    step('dither', false),
  ]
}

/** A source of 16 bits that nothing was done to is handed on without dither. */
const isUntouched = (report: EnhancementReport) => report.untouched

const dithered = (facts: SoundFacts) =>
  facts.bitDepth === null || facts.bitDepth > 16 || facts.sourceChannels > 2

/** The steps from the file to the ear, in their order. */
export const signalPath = (sources: SignalSources): readonly SignalStep[] => {
  const { facts, heardAs, served, report, volume, muted, matching } = sources
  const form = formOf(sources)
  const enhanced = heardAs.mode === 'enhanced'
  const made: readonly SignalStep[] =
    enhanced && report && !isUntouched(report)
      ? stagesOf(report)
      : enhanced && !report
        ? []
        : [{ kind: 'untouched' }]
  return [
    { kind: 'file', facts },
    ...(form === 'packets' || form === null ? [] : [{ kind: 'decoder', by: facts.decoder } as const]),
    ...made,
    ...(form ? [{ kind: 'form', form, facts } as const] : []),
    ...(served ? [{ kind: 'served', tier: served.tier, enhanced } as const] : []),
    ...(form === 'packets' || form === 'opus' || form === 'flac'
      ? [{ kind: 'decoder', by: 'browser' } as const]
      : []),
    { kind: 'volume', volume, muted, matching },
  ]
}

/** Lossless as far as the page can tell: volume and the device's own mixer come after it. */
export const fidelityOf = (sources: SignalSources): Fidelity => {
  const { facts, heardAs, report } = sources
  const form = formOf(sources)
  const changed = heardAs.mode === 'enhanced' && !(report && isUntouched(report))
  if (changed) return 'enhanced'
  if (form === 'opus') return 'lossy-form'
  if (!facts.lossless) return 'lossy-source'
  return form === 'wav' && dithered(facts) ? 'lossy-form' : 'lossless'
}
