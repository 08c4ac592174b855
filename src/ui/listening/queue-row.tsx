import { Show } from 'solid-js'
import type { Track } from '#contracts/track'
import type { PlayableTrack } from '#player/face'
import { Artwork } from '../artwork'
import { Icon } from '../icons'
import { useShared } from '../shared'
import { timeText } from '../time'
import { words } from '../words'

const stepOf: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/** One entry: press it to go there, carry it by its grip or move it with the arrow keys. */
export const QueueRow = (props: {
  entry: PlayableTrack
  track: Track | undefined
  current: boolean
  sounding: boolean
  onJump(): void
  onRemove(): void
  onGrip(event: PointerEvent): void
  onMoveBy(by: number): void
}) => {
  const { library, songs } = useShared()
  const moveByKey = (event: KeyboardEvent) => {
    const step = stepOf[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    props.onMoveBy(step)
  }
  return (
    <>
      <button
        type="button"
        class="queue-grip"
        aria-label={words.queueMove(props.entry.title)}
        title={words.queueMoveHint}
        onPointerDown={(event) => props.onGrip(event)}
        onKeyDown={moveByKey}
      >
        <Icon name="grip" size={16} />
      </button>
      <Artwork
        class="queue-art"
        artwork={songs.artworkOf(props.track)}
        initial={props.entry.album || props.entry.title}
        url={library.artworkUrl}
      />
      <div class="queue-words">
        <button type="button" class="queue-jump clip" onClick={() => props.onJump()}>
          {props.entry.title}
        </button>
        <span class="queue-artist clip">
          <Show when={props.current}>
            <span class="hidden">{words.nowPlaying} </span>
          </Show>
          {props.entry.artist || words.unknownArtist}
        </span>
      </div>
      <span class="queue-time figures">
        {props.entry.duration === null ? '' : timeText(props.entry.duration)}
      </span>
      <button
        type="button"
        class="icon-button queue-remove"
        aria-label={words.queueRemove(props.entry.title)}
        onClick={() => props.onRemove()}
      >
        <Icon name="close" size={16} />
      </button>
    </>
  )
}
