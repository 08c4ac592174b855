import type { Heard } from '#contracts/heard'
import { trackIdOf } from '#contracts/track'
import { seconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'

/** The first track at its beginning, in `warm`. */
export const heardWarm: Heard = {
  track: trackIdOf(1),
  position: seconds(0),
  enhanced: true,
  preset: 'warm',
  intensity: fullIntensity,
  next: null,
  thrift: 'none',
}
