import { type Seconds, seconds } from '#contracts/units'
import type { Player, PlayerView } from './face'

type Controls = Pick<Player, 'play' | 'pause' | 'previous' | 'next' | 'seek'>

export interface LockScreen {
  show(view: PlayerView, position: Seconds): void
  dispose(): void
}

const nowhere: LockScreen = { show: () => undefined, dispose: () => undefined }

/**
 * Media keys, lock screen and the system's own player. `seekforward` and `seekbackward` stay unregistered: on iOS they
 * would take the place of previous and next.
 */
export const createLockScreen = (controls: Controls): LockScreen => {
  const session = navigator.mediaSession as MediaSession | undefined
  if (!session) return nowhere

  const actions: readonly (readonly [MediaSessionAction, MediaSessionActionHandler])[] = [
    ['play', () => controls.play()],
    ['pause', () => controls.pause()],
    ['stop', () => controls.pause()],
    ['previoustrack', () => controls.previous()],
    ['nexttrack', () => controls.next()],
    ['seekto', ({ seekTime }) => seekTime !== undefined && controls.seek(seconds(seekTime))],
  ]
  const handle = (action: MediaSessionAction, handler: MediaSessionActionHandler | null) => {
    try {
      session.setActionHandler(action, handler)
    } catch {
      // An action this browser does not know.
    }
  }
  for (const [action, handler] of actions) handle(action, handler)

  let shown: PlayerView['track'] = null
  const show = (view: PlayerView, position: Seconds) => {
    if (view.track !== shown) session.metadata = metadataOf(view.track)
    shown = view.track
    session.playbackState = stateOf(view)
    if (view.duration > 0) {
      session.setPositionState({
        duration: view.duration,
        playbackRate: 1,
        position: Math.min(position, view.duration),
      })
    }
  }
  const dispose = () => {
    for (const [action] of actions) handle(action, null)
    session.metadata = null
    session.playbackState = 'none'
  }
  return { show, dispose }
}

const metadataOf = (track: PlayerView['track']): MediaMetadata | null =>
  track &&
  new MediaMetadata({
    title: track.title,
    artist: track.artist,
    album: track.album,
    artwork: track.artworkUrl === null ? [] : [{ src: track.artworkUrl }],
  })

const stateOf = ({ playback }: PlayerView): MediaSessionPlaybackState => {
  if (playback === 'idle') return 'none'
  return playback === 'playing' || playback === 'switching' || playback === 'loading' ? 'playing' : 'paused'
}
