import type { AdaptiveReason } from '#contracts/enhancement-report'
import { presetGains } from '#contracts/preset-bands'
import type { Intensity, Preset } from '#contracts/variant'
import { words } from '../words'

/** Less than this is not worth a word, in dB. */
const worthSaying = 0.1

const reasonSentence = (reason: AdaptiveReason): string => {
  if (reason.code === 'balanced') return words.adaptiveBalanced
  const say = { raised: words.lifts, eased: words.eases }[reason.code]
  return `${say(words.bandNames[reason.band] ?? '', words.decimal(reason.decibels))}.`
}

/**
 * What a preset does most, in words: “lifts the bass by 1.5 dB and eases the air by 0.8 dB.” Adaptive needs the
 * reason it gave for this song.
 */
export const presetSentence = (
  preset: Preset,
  intensity: Intensity,
  reason: AdaptiveReason | null = null,
): string => {
  if (preset === 'adaptive') return reason ? reasonSentence(reason) : words.adaptiveWhy
  const changes = words.bandNames.map((name, index) => ({
    name,
    amount: (presetGains[preset][index] ?? 0) * intensity,
  }))
  const strongest = changes
    .filter(({ amount }) => Math.abs(amount) >= worthSaying)
    .sort((one, other) => Math.abs(other.amount) - Math.abs(one.amount))
  const lifted = strongest.find(({ amount }) => amount > 0)
  const eased = strongest.find(({ amount }) => amount < 0)
  const said = [
    ...(lifted ? [words.lifts(lifted.name, words.decimal(lifted.amount))] : []),
    ...(eased ? [words.eases(eased.name, words.decimal(-eased.amount))] : []),
  ]
  return said.length > 0 ? `${said.join(words.and)}.` : words.barely
}
