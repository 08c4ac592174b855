import type { TrackId } from './contracts/track'
import { milliseconds } from './contracts/units'
import { createPlayedWatch } from './library/played-watch'
import type { Player } from './player/face'

const interval = milliseconds(1_000)

/** Tells which tracks were listened to, for as long as the page lives. */
export const reportPlayed = (
  player: Pick<Player, 'view' | 'position' | 'subscribe'>,
  played: (track: TrackId) => void,
): void => {
  const watch = createPlayedWatch(played)
  let timer: ReturnType<typeof setInterval> | undefined
  const tell = () => {
    const { track, duration, playback } = player.view()
    if (track && playback === 'playing') watch({ track: track.id, position: player.position(), duration })
  }
  player.subscribe(({ playback }) => {
    tell()
    if (playback === 'playing') timer ??= setInterval(tell, interval)
    else {
      clearInterval(timer)
      timer = undefined
    }
  })
}
