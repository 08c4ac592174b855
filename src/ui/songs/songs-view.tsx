import { createSignal, Show } from 'solid-js'
import type { Track } from '#contracts/track'
import { useShared } from '../shared'
import { words } from '../words'
import { RemoveDialog } from './remove-dialog'
import { SongList } from './song-list'

/** All songs of the library, or those the query finds. */
export const SongsView = () => {
  const { songs, player, library, sound, service, current, artworkUrls, playFrom } = useShared()
  const [removing, setRemoving] = createSignal<Track | null>(null)
  const remove = (track: Track) => {
    setRemoving(null)
    player.removeFromQueue(track.id)
    library.remove([track.id]).catch(reportError)
  }
  return (
    <>
      <h1 class="hidden">{words.songs}</h1>
      <Show when={songs.query() !== '' && songs.shownCount() === 0}>
        <p class="nothing-found">{words.nothingFound(songs.query())}</p>
      </Show>
      <SongList
        rows={songs.rows()}
        current={current()}
        sounding={sound().playback === 'playing'}
        unplayable={service().unplayable}
        artworkUrl={artworkUrls.find}
        onPlay={(place) => playFrom(songs.shown(), place)}
        onRemove={setRemoving}
      />
      <RemoveDialog track={removing()} onConfirm={remove} onClose={() => setRemoving(null)} />
    </>
  )
}
