import type { EnhancementReport } from '#contracts/enhancement-report'
import { words } from '../words'

const figure = (value: number) => {
  const rounded = Math.round(value * 10) / 10
  return `${rounded < 0 ? '−' : ''}${Math.abs(rounded)}`
}
const signed = (value: number) => (Math.round(value * 10) > 0 ? `+${figure(value)}` : figure(value))

/** Less limiting than this is none to speak of, dB. */
const worthSaying = 0.1

/** What becomes of the loudness: “+3.2 dB to −14 LUFS · limiter ≤ 1.1 dB”; null where nothing does. */
export const loudnessLine = ({ untouched, loudness, limiting }: EnhancementReport): string | null => {
  const { before, after } = loudness
  if (untouched || before === null || after === null) return null
  const landing = words.landing(signed(after - before), figure(after))
  return limiting < worthSaying ? landing : `${landing} · ${words.limiterAtMost(figure(limiting))}`
}

/** Why the loudness stays under its aim; null where it does not. */
export const undershotLine = ({ undershot }: EnhancementReport): string | null => {
  if (!undershot) return null
  return undershot.kind === 'gain'
    ? words.targetBeyondGain
    : words.targetBeyondReach(words.presetNames[undershot.preset])
}
