import { createSignal, Show } from 'solid-js'
import { useShared } from '../shared'
import { words } from '../words'

/** Keeps the queue as a playlist: a name, and done. */
export const SaveQueue = () => {
  const { library, sound } = useShared()
  const [naming, setNaming] = createSignal(false)
  const [saved, setSaved] = createSignal('')
  const save = async (name: string) => {
    setNaming(false)
    await library.playlists.create(
      name,
      sound().queue.map(({ id }) => id),
    )
    setSaved(words.queueSaved(name))
  }
  return (
    <>
      <Show
        when={naming()}
        fallback={
          <button type="button" class="link quiet" onClick={() => setNaming(true)}>
            {words.queueSave}
          </button>
        }
      >
        <form
          class="queue-save"
          onSubmit={(event) => {
            event.preventDefault()
            const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
            if (name) save(name).catch(reportError)
          }}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Escape') setNaming(false)
          }}
        >
          <input
            name="name"
            class="field"
            aria-label={words.playlistName}
            value={words.queueSaveName(new Date())}
            required
            maxLength={120}
            ref={(made) => queueMicrotask(() => made.select())}
          />
          <button type="submit" class="pill small ink">
            {words.save}
          </button>
        </form>
      </Show>
      <span class="hidden" role="status">
        {saved()}
      </span>
    </>
  )
}
