import type { Playlist } from '#library/face'
import { ask } from '../actions/asking'
import type { MenuEntry } from '../menu/menu'
import { navigate, route } from '../navigation/navigation'
import { say } from '../remarks/remarks'
import { saveFile } from '../save-file'
import type { Shared } from '../shared'
import { words } from '../words'

/** What can be done with a whole playlist. */
export const createPlaylistActions = ({ library, holdings, playFrom }: Shared) => {
  const tracksOf = (playlist: Playlist) => {
    const { find } = holdings.collection()
    return playlist.tracks.flatMap((id) => find(id) ?? [])
  }
  const remove = async (playlist: Playlist) => {
    const now = route()
    if (now.view === 'playlist' && now.id === playlist.id) navigate({ view: 'playlists' }, 'replace')
    say(words.playlistDeleted(playlist.name), await library.playlists.delete(playlist.id))
  }
  const save = async (playlist: Playlist) => {
    const file = await library.playlists.export(playlist.id)
    if (file) saveFile(file)
  }
  return {
    tracksOf,
    play: (playlist: Playlist) => playFrom(tracksOf(playlist), 0),
    rename: (playlist: Playlist) => ask({ kind: 'rename', playlist }),
    save: (playlist: Playlist) => void save(playlist).catch(reportError),
    remove: (playlist: Playlist) => void remove(playlist).catch(reportError),
  }
}

export type PlaylistActions = ReturnType<typeof createPlaylistActions>

export const playlistMenu = (actions: PlaylistActions, playlist: Playlist): readonly MenuEntry[] => [
  { kind: 'action', label: words.play, icon: 'play', run: () => actions.play(playlist) },
  { kind: 'action', label: words.renamePlaylist, icon: 'pen', run: () => actions.rename(playlist) },
  { kind: 'action', label: words.exportPlaylist, icon: 'save', run: () => actions.save(playlist) },
  { kind: 'line' },
  { kind: 'action', label: words.deletePlaylist, icon: 'remove', run: () => actions.remove(playlist) },
]
