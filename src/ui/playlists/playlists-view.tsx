import { createMemo, Show } from 'solid-js'
import { ask } from '../actions/asking'
import { Icon } from '../icons'
import { type Card, CardGrid } from '../lists/card-grid'
import { openMenu } from '../menu/menu'
import { hrefOf } from '../navigation/route'
import { useShared } from '../shared'
import { ViewHead } from '../views/view-head'
import { words } from '../words'
import { ImportPlaylist } from './import-playlist'
import { createPlaylistActions, playlistMenu } from './playlist-actions'

/** All playlists, and the ways to new ones. */
const PlaylistsView = () => {
  const shared = useShared()
  const { holdings } = shared
  const actions = createPlaylistActions(shared)
  const cards = createMemo(() => {
    const { find } = holdings.collection()
    return holdings.playlists().map((playlist) => ({
      key: playlist.id,
      href: hrefOf({ view: 'playlist', id: playlist.id }),
      title: playlist.name,
      note: words.songCount(playlist.tracks.length),
      artwork: playlist.tracks.map((id) => find(id)?.artwork).find((artwork) => artwork != null) ?? null,
    }))
  })
  const showMenu = (card: Card, x: number, y: number) => {
    const playlist = holdings.playlists().find(({ id }) => id === card.key)
    if (playlist) openMenu({ label: card.title, entries: playlistMenu(actions, playlist), x, y })
  }
  return (
    <CardGrid
      label={words.viewNames.playlists}
      cards={cards()}
      asList
      onMenu={showMenu}
      head={
        <>
          <ViewHead
            title={words.viewNames.playlists}
            note={cards().length > 0 ? words.playlistCount(cards().length) : ''}
          >
            <ImportPlaylist />
            <button
              type="button"
              class="pill small"
              onClick={() => ask({ kind: 'new-playlist', tracks: [] })}
            >
              <Icon name="files" size={16} />
              {words.newPlaylist}
            </button>
          </ViewHead>
          <Show when={cards().length === 0}>
            <p class="nothing-here">{words.noPlaylists}</p>
          </Show>
        </>
      }
    />
  )
}

export default PlaylistsView
