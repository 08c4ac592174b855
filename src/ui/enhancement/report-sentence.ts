import type { EnhancementReport } from '#contracts/enhancement-report'
import { words } from '../words'
import { level } from './figure'

/** Less limiting than this is none to speak of, dB. */
const worthSaying = 0.1

/** How hard the limiter works; null where nothing is done. */
export const limiterLine = ({ untouched, limiting }: EnhancementReport): string | null => {
  if (untouched) return null
  return limiting < worthSaying ? words.limiterRests : words.limiterAtMost(level(limiting))
}

/** Why the loudness stays under its aim; null where it does not. */
export const undershotLine = ({ undershot }: EnhancementReport): string | null => {
  if (!undershot) return null
  return undershot.kind === 'gain'
    ? words.targetBeyondGain
    : words.targetBeyondReach(words.presetNames[undershot.preset])
}
