import { createMemo, Show } from 'solid-js'
import { Icon } from '../icons'
import { below, openMenu } from '../menu/menu'
import { route } from '../navigation/navigation'
import { announce } from '../remarks/announce'
import { say } from '../remarks/remarks'
import { useShared } from '../shared'
import { holds } from '../songs/holds'
import { titleOf } from '../songs/title-of'
import { GonePage } from '../views/gone-page'
import { PlayAll } from '../views/play-all'
import { type OwnOrder, TrackView } from '../views/track-view'
import { ViewHead } from '../views/view-head'
import { words } from '../words'
import { createPlaylistActions, playlistMenu } from './playlist-actions'

/** One playlist, in the listener's own order. */
const PlaylistView = () => {
  const shared = useShared()
  const { library, holdings } = shared
  const actions = createPlaylistActions(shared)
  const id = createMemo(() => {
    const now = route()
    return now.view === 'playlist' ? now.id : null
  })
  const playlist = createMemo(() => holdings.playlists().find((known) => known.id === id()))
  /** With the place each has in the list as it is kept: what left the library leaves no row behind. */
  const entries = createMemo(() => {
    const { find } = holdings.collection()
    return (playlist()?.tracks ?? []).flatMap((track, place) => {
      const found = find(track)
      return found ? [{ track: found, place }] : []
    })
  })
  const own: OwnOrder = {
    removeLabel: words.removeFromPlaylist,
    move: (from, to) => {
      const shown = playlist()
      const [moved, target] = [entries()[from], entries()[to]]
      if (!shown || !moved || !target) return
      announce(words.movedTo(titleOf(moved.track), to + 1, entries().length))
      library.playlists.move(shown.id, moved.place, target.place).catch(reportError)
    },
    remove: (places) => {
      const shown = playlist()
      if (!shown) return
      const kept = places.flatMap((place) => entries()[place]?.place ?? [])
      library.playlists
        .removeAt(shown.id, kept)
        .then((undo) => say(words.takenOut(kept.length, shown.name), undo), reportError)
    },
  }
  return (
    <Show when={playlist()} fallback={<GonePage back="playlists" />}>
      {(shown) => (
        <TrackView
          name="playlist"
          label={shown().name}
          tracks={entries().map(({ track }) => track)}
          sorts={['listed', 'title', 'artist', 'album', 'duration']}
          empty={words.playlistEmpty}
          own={own}
          head={(order) => (
            <ViewHead title={shown().name} note={holds(entries().map(({ track }) => track))}>
              <PlayAll tracks={entries().map(({ track }) => track)} />
              {order}
              <button
                type="button"
                class="icon-button"
                aria-haspopup="menu"
                aria-label={words.more(shown().name)}
                onClick={({ currentTarget }) =>
                  openMenu({
                    label: shown().name,
                    entries: playlistMenu(actions, shown()),
                    ...below(currentTarget),
                  })
                }
              >
                <Icon name="more" />
              </button>
            </ViewHead>
          )}
        />
      )}
    </Show>
  )
}

export default PlaylistView
