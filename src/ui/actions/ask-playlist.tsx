import { createSignal, For, Show } from 'solid-js'
import type { Track } from '#contracts/track'
import type { Playlist } from '#library/face'
import { Icon } from '../icons'
import { NameForm } from '../playlists/name-form'
import { say } from '../remarks/remarks'
import { useShared } from '../shared'
import { words } from '../words'

/** Asks which playlist tracks go to: one that is there, or a new one. */
export const AskPlaylist = (props: { tracks: readonly Track[]; onDone(): void }) => {
  const { library, holdings } = useShared()
  const [naming, setNaming] = createSignal(holdings.playlists().length === 0)
  const ids = () => props.tracks.map(({ id }) => id)
  const finish = (name: string) => {
    say(words.addedTo(props.tracks.length, name))
    props.onDone()
  }
  const add = (playlist: Playlist) => {
    library.playlists.add(playlist.id, ids()).then(() => finish(playlist.name), reportError)
  }
  const create = (name: string) => {
    library.playlists.create(name, ids()).then(() => finish(name), reportError)
  }
  return (
    <>
      <h2 class="dialog-title">{words.addToPlaylist}</h2>
      <Show
        when={naming()}
        fallback={
          <ul class="choices">
            <li>
              <button type="button" class="choice" onClick={() => setNaming(true)}>
                <Icon name="files" size={18} />
                <span>{words.newPlaylist}</span>
              </button>
            </li>
            <For each={holdings.playlists()}>
              {(playlist) => (
                <li>
                  <button type="button" class="choice" onClick={() => add(playlist)}>
                    <Icon name="playlist" size={18} />
                    <span class="clip">{playlist.name}</span>
                    <small class="figures">{words.songCount(playlist.tracks.length)}</small>
                  </button>
                </li>
              )}
            </For>
          </ul>
        }
      >
        <NameForm name="" confirm={words.create} onName={create} onCancel={() => props.onDone()} />
      </Show>
    </>
  )
}
