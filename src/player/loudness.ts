import type { TrackId } from '#contracts/track'
import { type Decibels, decibels } from '#contracts/units'
import { type Enhanced, variantKey } from '#contracts/variant'
import type { LoudnessPair } from './face'
import type { Programme } from './programme'

/** What is known of the last tracks heard, by track and enhanced variant. */
export type KnownLoudness = ReadonlyMap<string, LoudnessPair>

const mostKnown = 64

const keyOf = (track: TrackId, variant: Enhanced) => `${track}/${variantKey(variant)}`

export const withLoudness = (
  known: KnownLoudness,
  track: TrackId,
  variant: Enhanced,
  pair: LoudnessPair,
): KnownLoudness => {
  const key = keyOf(track, variant)
  const others = [...known].filter(([other]) => other !== key)
  return new Map([...others.slice(-mostKnown + 1), [key, pair]])
}

/**
 * How much the louder of a track's two sounds is lowered, so that switching compares sound and not volume. `variant`
 * is the enhanced one that original sound is compared with.
 */
export const matchingGain = (known: KnownLoudness, programme: Programme, variant: Enhanced): Decibels => {
  const own = programme.variant
  const pair = known.get(keyOf(programme.track, own.mode === 'enhanced' ? own : variant))
  if (!pair || pair.before === null || pair.after === null) return decibels(0)
  const otherIsLouderBy = own.mode === 'enhanced' ? pair.before - pair.after : pair.after - pair.before
  return decibels(Math.min(0, otherIsLouderBy))
}
