import type { Heard } from '#contracts/heard'
import { milliseconds } from '#contracts/units'
import type { Player } from './player/face'

interface Device {
  readonly deviceMemory?: number
  readonly connection?: { readonly saveData?: boolean }
}

const interval = milliseconds(1_000)
/** GiB. */
const littleMemory = 2

/** A small device, one told to save, or a page out of sight that plays nothing. */
const isThrifty = (isPlaying: boolean): boolean => {
  const { deviceMemory, connection } = navigator as Device
  const isSmall = deviceMemory !== undefined && deviceMemory <= littleMemory
  return isSmall || connection?.saveData === true || (document.hidden && !isPlaying)
}

/** What is heard now; null while nothing is, or something else is on its way: then nothing may compete with that. */
export const heardNow = (player: Pick<Player, 'view' | 'position'>): Heard | null => {
  const { track, playback, enhancement, comparing, upcoming } = player.view()
  if (!track || (playback !== 'playing' && playback !== 'paused')) return null
  return {
    track: track.id,
    position: player.position(),
    enhanced: enhancement.enabled !== comparing,
    preset: enhancement.preset,
    intensity: enhancement.intensity,
    next: upcoming && upcoming.id !== track.id ? upcoming.id : null,
    thrifty: isThrifty(playback !== 'paused'),
  }
}

/** Tells the engine about once a second while something plays, and at every change, where the listener is. */
export const reportHeard = (player: Player, report: (heard: Heard) => void): void => {
  let timer: ReturnType<typeof setInterval> | undefined
  const tell = () => {
    const heard = heardNow(player)
    if (heard) report(heard)
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
