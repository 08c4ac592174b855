import type { Track } from '#contracts/track'
import type { MenuEntry } from '../menu/menu'
import { navigate } from '../navigation/navigation'
import { playableOf } from '../playable'
import { say } from '../remarks/remarks'
import type { Shared } from '../shared'
import { titleOf } from '../songs/title-of'
import { words } from '../words'
import { ask } from './asking'

/** “Revelation”, or “3 songs”. */
const named = (tracks: readonly Track[]) => {
  const [first] = tracks
  return first && tracks.length === 1 ? titleOf(first) : words.songCount(tracks.length)
}

/** What can be done with tracks, from a menu or the bar of a selection. */
export const createTrackActions = (shared: Shared) => {
  const { player, library, backend, holdings, service, sessionBack } = shared
  /** What joins the queue waits for the last one to be back: it would be taken for the whole of it. */
  const once = (join: () => void) => void sessionBack.then(join, join)
  const playables = (tracks: readonly Track[]) => tracks.map(playableOf)
  const allFavourite = (tracks: readonly Track[]) => tracks.every(({ id }) => holdings.favourites().has(id))
  const allPinned = (tracks: readonly Track[]) => tracks.every(({ id }) => service().pinned.has(id))
  return {
    play: (tracks: readonly Track[]) => shared.playFrom(tracks, 0),
    playNext: (tracks: readonly Track[]) =>
      once(() => {
        player.playNext(playables(tracks))
        say(words.playsNext(named(tracks), tracks.length))
      }),
    addToQueue: (tracks: readonly Track[]) =>
      once(() => {
        player.addToQueue(playables(tracks))
        say(words.queued(named(tracks), tracks.length))
      }),
    addToPlaylist: (tracks: readonly Track[]) => ask({ kind: 'playlist', tracks }),
    allFavourite,
    toggleFavourite: (tracks: readonly Track[]) => {
      const ids = tracks.map(({ id }) => id)
      library.favourites.set(ids, !allFavourite(tracks)).catch(reportError)
    },
    allPinned,
    togglePinned: (tracks: readonly Track[]) => {
      const on = !allPinned(tracks)
      for (const { id } of tracks) backend.pin(id, on)
      say(
        on ? words.keptReady(named(tracks), tracks.length) : words.notKeptReady(named(tracks), tracks.length),
      )
    },
    remove: (tracks: readonly Track[]) => ask({ kind: 'remove', tracks }),
  }
}

export type TrackActions = ReturnType<typeof createTrackActions>

/** The one artist of tracks, or of the album they are on; none where there are several. */
const artistIn = (shared: Shared, tracks: readonly Track[]) => {
  const { artistNamed, albumOf } = shared.holdings.collection()
  const sole = (names: readonly string[]) => (new Set(names).size === 1 ? names[0] : undefined)
  const name =
    sole(tracks.map(({ artist }) => artist)) || sole(tracks.map(({ id }) => albumOf(id)?.artist ?? ''))
  return name ? artistNamed(name) : undefined
}

type Action = Extract<MenuEntry, { kind: 'action' }>

const action = (label: string, icon: NonNullable<Action['icon']>, run: () => void): MenuEntry => ({
  kind: 'action',
  label,
  icon,
  run,
})
const line: MenuEntry = { kind: 'line' }

/** To where tracks come from, as far as they have it in common. */
const waysFrom = (shared: Shared, tracks: readonly Track[]): readonly MenuEntry[] => {
  const [first] = tracks
  const single = tracks.length === 1 ? first : undefined
  const { collection } = shared.holdings
  const albums = new Set(tracks.map(({ id }) => collection().albumOf(id)?.key))
  const [album] = albums.size === 1 ? albums : []
  const artist = artistIn(shared, tracks)
  return [
    ...(album ? [action(words.showAlbum, 'album', () => navigate({ view: 'album', key: album }))] : []),
    ...(artist
      ? [action(words.showArtist, 'artist', () => navigate({ view: 'artist', key: artist.key }))]
      : []),
    ...(single ? [action(words.fileInfo, 'info', () => ask({ kind: 'facts', track: single }))] : []),
  ]
}

const keepReady = (actions: TrackActions, tracks: readonly Track[]) =>
  action(actions.allPinned(tracks) ? words.letGo : words.keepReady, 'pin', () => actions.togglePinned(tracks))

/** The menu of the song that plays: it need not be played or put anywhere. */
export const playingMenu = (shared: Shared, actions: TrackActions, track: Track): readonly MenuEntry[] => [
  action(words.addToPlaylist, 'playlist', () => actions.addToPlaylist([track])),
  keepReady(actions, [track]),
  line,
  ...waysFrom(shared, [track]),
]

/**
 * The menu of tracks. `more` stands before the last group: what only this list can do. `play` is told where more than
 * these tracks are to follow.
 */
export const trackMenu = (
  shared: Shared,
  actions: TrackActions,
  tracks: readonly Track[],
  more: readonly MenuEntry[] = [],
  play = () => actions.play(tracks),
): readonly MenuEntry[] => {
  const ways = waysFrom(shared, tracks)
  return [
    action(words.play, 'play', play),
    action(words.playNext, 'play-next', () => actions.playNext(tracks)),
    action(words.addToQueue, 'queue', () => actions.addToQueue(tracks)),
    action(words.addToPlaylist, 'playlist', () => actions.addToPlaylist(tracks)),
    line,
    action(actions.allFavourite(tracks) ? words.unfavourite : words.favourite, 'heart', () =>
      actions.toggleFavourite(tracks),
    ),
    keepReady(actions, tracks),
    line,
    ...ways,
    ...(ways.length > 0 ? [line] : []),
    ...more,
    action(words.removeFromLibrary, 'remove', () => actions.remove(tracks)),
  ]
}
