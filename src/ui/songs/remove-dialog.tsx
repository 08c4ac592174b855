import type { Track } from '#contracts/track'
import { Dialog } from '../dialog'
import { words } from '../words'
import { titleOf } from './title-of'

/** Asks before a track is removed; closed while `track` is null. */
export const RemoveDialog = (props: {
  track: Track | null
  onConfirm(track: Track): void
  onClose(): void
}) => {
  const question = () => (props.track ? words.removeQuestion(titleOf(props.track)) : words.removeConfirm)
  return (
    <Dialog open={props.track !== null} label={question()} onClose={() => props.onClose()}>
      <h2 class="dialog-title">{question()}</h2>
      <p class="dialog-note">{words.removeNote}</p>
      <p class="dialog-actions">
        <button type="button" class="pill small" onClick={() => props.onClose()}>
          {words.cancel}
        </button>
        <button
          type="button"
          class="pill small ink"
          onClick={() => {
            if (props.track) props.onConfirm(props.track)
          }}
        >
          {words.removeConfirm}
        </button>
      </p>
    </Dialog>
  )
}
