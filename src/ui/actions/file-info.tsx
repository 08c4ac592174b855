import { createResource, Show } from 'solid-js'
import type { Track } from '#contracts/track'
import { FactList } from '../file-facts/fact-list'
import { useShared } from '../shared'
import { titleOf } from '../songs/title-of'
import { words } from '../words'

/** What the file of a track is. */
export const FileInfo = (props: { track: Track; onDone(): void }) => {
  const { library } = useShared()
  const [facts] = createResource(
    () => props.track.id,
    (id) => library.facts(id),
  )
  return (
    <>
      <h2 class="dialog-title">{titleOf(props.track)}</h2>
      <p class="dialog-note">{props.track.artist || words.unknownArtist}</p>
      <Show when={facts()}>{(known) => <FactList facts={known()} />}</Show>
      <p class="dialog-actions">
        <button type="button" class="pill small" onClick={() => props.onDone()}>
          {words.close}
        </button>
      </p>
    </>
  )
}
