import type { ProblemCode } from '#contracts/problem'
import type { TargetLoudness } from '#contracts/profile'
import type { TrackId } from '#contracts/track'
import { type OriginalFormat, type Variant, variantKey } from '#contracts/variant'
import type { Enhancement } from './face'

/** What an output plays: one track in one variant. */
export interface Programme {
  readonly track: TrackId
  readonly variant: Variant
  /** Where enhanced sound lands; null for original sound. */
  readonly target: TargetLoudness | null
}

/** One spelling for each sound. */
export const programmeKey = ({ track, variant, target }: Programme): string =>
  `${track}/${variantKey(variant)}${target ?? ''}`

export const sameProgramme = (a: Programme, b: Programme): boolean => programmeKey(a) === programmeKey(b)

/** True for two positions of the intensity slider in the same preset of the same track. */
export const differsInIntensity = (a: Programme, b: Programme): boolean =>
  a.track === b.track &&
  a.target === b.target &&
  a.variant.mode === 'enhanced' &&
  b.variant.mode === 'enhanced' &&
  a.variant.preset === b.variant.preset

/** True where one of two is how the other sounded before the target was changed: nothing leads back there. */
export const differsInTarget = (a: Programme, b: Programme): boolean =>
  a.target !== null && b.target !== null && a.target !== b.target

/** The forms original sound takes, best first: each is fallen back to when the one before cannot be played. */
const rungs = ['source', 'webm', 'pcm'] as const
export type Rung = (typeof rungs)[number]

const lower = (a: Rung, b: Rung): Rung => (rungs.indexOf(a) > rungs.indexOf(b) ? a : b)

interface Wish {
  readonly enhancement: Enhancement
  readonly originalFormat: OriginalFormat
  /** Media Source Extensions, managed or not. */
  readonly mediaSource: boolean
  /** The best rung that may still work, for tracks that failed on a higher one. */
  readonly fallen: ReadonlyMap<TrackId, Rung>
}

/** The variant of a track that serves the listener's wish in this browser. */
export const variantFor = (track: TrackId, wish: Wish): Variant => {
  const { enabled, preset, intensity } = wish.enhancement
  if (enabled) return { mode: 'enhanced', preset, intensity }
  if (!wish.mediaSource) return { mode: 'original', format: 'pcm' }
  return { mode: 'original', format: lower(wish.originalFormat, wish.fallen.get(track) ?? 'source') }
}

/** Problems that another form of the same sound may not have. */
const formProblems: readonly ProblemCode[] = [
  'format/not-available',
  'decode/failed',
  'encode/failed',
  'codecs/unavailable',
]

/** The rung to try after a failure, or null where another form would fail as well. */
export const rungBelow = (variant: Variant, code: ProblemCode): Rung | null =>
  variant.mode === 'original' && formProblems.includes(code)
    ? (rungs[rungs.indexOf(variant.format) + 1] ?? null)
    : null
