import type { HeardNext, Taste } from '#contracts/heard'
import { milliseconds } from '#contracts/units'
import type { Backend, HeardNow } from './backend/face'
import { enhancementOf } from './player/choices'
import type { Enhancement, PlayableTrack, Player, PlayerView } from './player/face'

const interval = milliseconds(1_000)
const tasteOf = ({ enabled, preset, intensity }: Enhancement): Taste => ({
  enhanced: enabled,
  preset,
  intensity,
})

/** A choice may be remembered for the next track or its album. */
const nextOf = (track: PlayableTrack, { enhancementForAll, remembered }: PlayerView): HeardNext => ({
  track: track.id,
  ...tasteOf(enhancementOf({ enhancement: enhancementForAll, remembered }, track)),
})

/** What is heard now; null while nothing is, or something else is on its way: then nothing may compete with that. */
export const heardNow = (player: Pick<Player, 'view' | 'position'>): HeardNow | null => {
  const { track, playback, enhancement, comparing, upcoming } = player.view()
  if (!track || (playback !== 'playing' && playback !== 'paused')) return null
  return {
    track: track.id,
    position: player.position(),
    ...tasteOf(enhancement),
    enhanced: enhancement.enabled !== comparing,
    next: upcoming && upcoming.id !== track.id ? nextOf(upcoming, player.view()) : null,
    isPlaying: playback === 'playing',
  }
}

/**
 * Tells the engine about once a second while something plays, and at every change, where the listener is; and what sound
 * is chosen, whether or not anything plays.
 */
export const reportHeard = (
  player: Pick<Player, 'view' | 'position' | 'subscribe'>,
  backend: Pick<Backend, 'heard' | 'prefers'>,
): void => {
  let timer: ReturnType<typeof setInterval> | undefined
  let told: Enhancement | undefined
  const tell = () => {
    const heard = heardNow(player)
    if (heard) backend.heard(heard)
  }
  const tellTaste = (enhancement: Enhancement) => {
    if (enhancement === told) return
    told = enhancement
    backend.prefers(tasteOf(enhancement))
  }
  tellTaste(player.view().enhancement)
  player.subscribe(({ playback, enhancement }) => {
    tell()
    tellTaste(enhancement)
    if (playback === 'playing') timer ??= setInterval(tell, interval)
    else {
      clearInterval(timer)
      timer = undefined
    }
  })
}
