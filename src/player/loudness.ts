import { type Decibels, decibels } from '#contracts/units'
import type { LoudnessPair } from './face'
import { type Programme, programmeKey } from './programme'

/** What is known of the last enhanced programmes heard. */
export type KnownLoudness = ReadonlyMap<string, LoudnessPair>

const mostKnown = 64

export const withLoudness = (
  known: KnownLoudness,
  enhanced: Programme,
  pair: LoudnessPair,
): KnownLoudness => {
  const key = programmeKey(enhanced)
  const others = [...known].filter(([other]) => other !== key)
  return new Map([...others.slice(-mostKnown + 1), [key, pair]])
}

/**
 * How much the louder of a track's two sounds is lowered, so that switching compares sound and not volume. `enhanced`
 * is what original sound is compared with.
 */
export const matchingGain = (known: KnownLoudness, programme: Programme, enhanced: Programme): Decibels => {
  const isEnhanced = programme.variant.mode === 'enhanced'
  const pair = known.get(programmeKey(isEnhanced ? programme : enhanced))
  if (!pair || pair.before === null || pair.after === null) return decibels(0)
  const otherIsLouderBy = isEnhanced ? pair.before - pair.after : pair.after - pair.before
  return decibels(Math.min(0, otherIsLouderBy))
}
