import { type Seconds, seconds } from '#contracts/units'
import { enhancementOf } from './choices'
import type { PlayableTrack } from './face'
import { differsInIntensity, differsInTarget, type Programme, sameProgramme } from './programme'
import { currentTrack } from './queue'
import {
  isAudible,
  type OutputState,
  type PlayerState,
  playsProgramme,
  playsTrack,
  programmeFor,
} from './state'

/** Sound that has only just begun is not to share the machine with anything. */
const settledAfter = seconds(2.5)
/** After a seek the companion comes along once that was heard. */
const soughtAfter = seconds(0.7)
/** A companion further behind than this is brought along, so that its sound is at hand. */
const longestLag = seconds(12)
/** One that is ahead may know nothing of what lies before it. */
const longestLead = seconds(0.1)

/** The other side of the Enhance switch: what the listener is most likely to compare with. */
const otherSide = (state: PlayerState, track: PlayableTrack, wanted: Programme): Programme =>
  programmeFor(state, track, {
    ...enhancementOf(state, track),
    enabled: wanted.variant.mode !== 'enhanced',
  })

/** Kept while it leads somewhere: to the other side, or back to the preset that was left. */
const isWorthKeeping = (companion: OutputState, wanted: Programme, other: Programme): boolean => {
  if (sameProgramme(companion.programme, other)) return true
  const isOtherPreset = companion.programme.variant.mode === 'enhanced' && wanted.variant.mode === 'enhanced'
  const isLeft =
    differsInIntensity(companion.programme, wanted) || differsInTarget(companion.programme, wanted)
  return isOtherPreset && !isLeft
}

export type CompanionPlan =
  | { readonly kind: 'keep' }
  | { readonly kind: 'bring'; readonly companion: OutputState }
  | { readonly kind: 'prepare'; readonly programme: Programme }
  | { readonly kind: 'none' }

/** What to do with the stand-by while what is wanted sounds: it holds the likeliest next switch of the same track. */
export const planCompanion = (state: PlayerState, wanted: Programme): CompanionPlan => {
  const { live, standBy, refused, position } = state
  const track = currentTrack(state.queue)
  if (!track) return { kind: 'none' }
  const other = otherSide(state, track, wanted)
  const isIdle = standBy?.stage !== 'handing-over'
  if (standBy && isIdle && playsTrack(standBy, wanted) && isWorthKeeping(standBy, wanted, other)) {
    const lag = position - standBy.from
    const isFar = lag > longestLag || lag < -longestLead
    const isHeard = isAudible(state) && live !== null && hasSounded(live, position, soughtAfter)
    return isFar && standBy.stage === 'ready' && isHeard
      ? { kind: 'bring', companion: standBy }
      : { kind: 'keep' }
  }
  const isSettled = isAudible(state) && live !== null && hasSounded(live, position, settledAfter)
  const isRefused = refused !== null && sameProgramme(refused, other)
  return isSettled && !isRefused && !playsProgramme(live, other)
    ? { kind: 'prepare', programme: other }
    : { kind: 'none' }
}

const hasSounded = ({ from }: OutputState, position: Seconds, least: Seconds): boolean =>
  Math.abs(position - from) > least
