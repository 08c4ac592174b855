import type { Track } from '#contracts/track'
import { say } from '../remarks/remarks'
import { useShared } from '../shared'
import { titleOf } from '../songs/title-of'
import { words } from '../words'

export const removeQuestion = (tracks: readonly Track[]): string => {
  const [first] = tracks
  return first && tracks.length === 1 ? words.removeQuestion(titleOf(first)) : words.removeMany(tracks.length)
}

/** Asks before tracks are removed: what was rendered and learnt of them goes too. */
export const AskRemove = (props: { tracks: readonly Track[]; onDone(): void }) => {
  const { player, library } = useShared()
  const remove = () => {
    const ids = props.tracks.map(({ id }) => id)
    for (const id of ids) player.removeFromQueue(id)
    library.remove(ids).then(() => say(words.removed(ids.length)), reportError)
    props.onDone()
  }
  return (
    <>
      <h2 class="dialog-title">{removeQuestion(props.tracks)}</h2>
      <p class="dialog-note">{words.removeNote}</p>
      <p class="dialog-actions">
        <button type="button" class="pill small" onClick={() => props.onDone()}>
          {words.cancel}
        </button>
        <button type="button" class="pill small ink" onClick={remove}>
          {words.removeConfirm}
        </button>
      </p>
    </>
  )
}
