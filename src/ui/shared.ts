import { type Accessor, createContext, createMemo, useContext } from 'solid-js'
import type { Backend, BackendView } from '#backend/face'
import type { Device } from '#contracts/device'
import type { Track, TrackId } from '#contracts/track'
import type { Library } from '#library/face'
import type { Player, PlayerView } from '#player/face'
import { createImports, type Imports } from './adding/create-imports'
import { type Chores, createChores } from './chores'
import { createIsPhone } from './frame/phone'
import { createFromView } from './from-view'
import { createHoldings, type Holdings } from './holdings'
import { playableOf } from './playable'
import { createSearch, type Search } from './search/create-search'
import { createToggle } from './transport/create-toggle'
import { createPosition, type Position } from './transport/position'

export interface Rooms {
  readonly player: Player
  readonly library: Library
  readonly backend: Backend
  readonly device: Device
  /** Settles once the queue of the last visit is back, or is known to be none. */
  readonly sessionBack: Promise<unknown>
}

/** What every part of the page may need. One per page. */
export interface Shared extends Rooms {
  readonly sound: Accessor<PlayerView>
  readonly service: Accessor<BackendView>
  readonly holdings: Holdings
  readonly search: Search
  readonly songs: {
    /** Null until the library has answered. */
    readonly count: Accessor<number | null>
    find(id: TrackId | undefined): Track | undefined
    /** A track's picture, or its album's where it carries none. */
    artworkOf(track: Track | undefined): string | null
  }
  readonly imports: Imports
  readonly chores: Chores
  readonly position: Position
  readonly isPhone: Accessor<boolean>
  /** The track that plays or would play. */
  readonly current: Accessor<TrackId | undefined>
  /** The button of the transport would pause. */
  readonly playing: Accessor<boolean>
  /** Plays tracks from one of them on; where that one rests, it goes on. */
  playFrom(tracks: readonly Track[], place: number): void
  /** Plays or pauses; the last session once it is back, and what is listed where there is none. */
  toggle(): void
  /** Says which songs are listed, until what is returned is called. */
  list(tracks: readonly Track[]): () => void
}

export const createShared = (rooms: Rooms): Shared => {
  const { player, library, backend } = rooms
  const sound = createFromView(player)
  const holdings = createHoldings(library)
  let listed: readonly Track[] = []
  const current = createMemo(() => sound().track?.id)
  const playFrom = (tracks: readonly Track[], place: number) => {
    const chosen = tracks[place]
    const play = () => {
      if (chosen?.id === current() && sound().playback === 'paused') player.play()
      else player.playTracks(tracks.map(playableOf), place)
    }
    // The click that wants to hear it is the one that browsers let ask.
    if (chosen && holdings.missing().get(chosen.id) === 'permission')
      library.askPermission(chosen.id).catch(reportError).finally(play)
    else play()
  }
  const { waiting, toggle } = createToggle({
    player,
    sessionBack: rooms.sessionBack,
    isBare: () => holdings.count() === 0,
    playListed: () => {
      if (listed.length > 0) playFrom(listed, 0)
    },
  })
  const playing = createMemo(
    () =>
      waiting() || (['playing', 'loading', 'switching'].includes(sound().playback) && !sound().needsGesture),
  )
  return {
    ...rooms,
    sound,
    service: createFromView(backend),
    holdings,
    search: createSearch(library, holdings),
    songs: {
      count: holdings.count,
      find: (id) => (id === undefined ? undefined : holdings.collection().find(id)),
      artworkOf: (track) =>
        track ? (track.artwork ?? holdings.collection().albumOf(track.id)?.artwork ?? null) : null,
    },
    imports: createImports(library),
    chores: createChores(),
    position: createPosition(player, sound),
    isPhone: createIsPhone(),
    current,
    playing,
    playFrom,
    toggle,
    list: (tracks) => {
      listed = tracks
      return () => {
        if (listed === tracks) listed = []
      }
    },
  }
}

export const SharedContext = createContext<Shared>()

/** What every part of the page may need; only inside the page. */
export const useShared = (): Shared => {
  const shared = useContext(SharedContext)
  if (!shared) throw new Error('outside of the page')
  return shared
}
