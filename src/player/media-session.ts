import { type Seconds, seconds } from '#contracts/units'
import type { Player, PlayerView } from './face'
import { createPositionState } from './position-state'

type Controls = Pick<Player, 'play' | 'pause' | 'previous' | 'next' | 'seek'>

/** Pictures of a track, in the sizes there are. */
export type ArtworkOf = (track: NonNullable<PlayerView['track']>) => Promise<readonly MediaImage[]>

export interface LockScreen {
  show(view: PlayerView, position: Seconds): void
  /** Keeps the shown position true: called often, tells the system only what it would get wrong. */
  follow(position: Seconds): void
  dispose(): void
}

const nowhere: LockScreen = { show: () => undefined, follow: () => undefined, dispose: () => undefined }

/**
 * Media keys, lock screen and the system's own player. `seekforward` and `seekbackward` stay unregistered: on iOS they
 * would take the place of previous and next.
 */
export const createLockScreen = (controls: Controls, artworkOf: ArtworkOf): LockScreen => {
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

  const { tell, follow, forget } = createPositionState(session)
  let shown: PlayerView['track'] = null

  const showTrack = async (track: PlayerView['track']) => {
    session.metadata = metadataOf(track, [])
    if (!track) return
    const artwork = await artworkOf(track).catch(() => [])
    if (shown === track && artwork.length > 0) session.metadata = metadataOf(track, artwork)
  }
  const show = (view: PlayerView, position: Seconds) => {
    if (view.track !== shown) {
      shown = view.track
      void showTrack(view.track)
    }
    session.playbackState = stateOf(view)
    if (view.track)
      tell(view.duration, position, view.playback === 'playing' || view.playback === 'switching')
    else forget()
  }
  const dispose = () => {
    for (const [action] of actions) handle(action, null)
    session.metadata = null
    session.playbackState = 'none'
    forget()
  }
  return { show, follow, dispose }
}

const metadataOf = (track: PlayerView['track'], artwork: readonly MediaImage[]): MediaMetadata | null =>
  track &&
  new MediaMetadata({
    title: track.title,
    artist: track.artist,
    album: track.album,
    artwork: [...artwork],
  })

const stateOf = ({ playback }: PlayerView): MediaSessionPlaybackState => {
  if (playback === 'idle') return 'none'
  return playback === 'playing' || playback === 'switching' || playback === 'loading' ? 'playing' : 'paused'
}
