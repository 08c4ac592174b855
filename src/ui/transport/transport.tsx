import type { Repeat } from '#player/face'
import { Icon } from '../icons'
import { words } from '../words'

/** Previous, play or pause, next. */
export const Transport = (props: {
  playing: boolean
  onToggle(): void
  onPrevious(): void
  onNext(): void
}) => (
  <div class="transport">
    <button type="button" class="skip" aria-label={words.previous} onClick={() => props.onPrevious()}>
      <Icon name="previous" size={22} />
    </button>
    <button
      type="button"
      class="go"
      aria-label={props.playing ? words.pause : words.play}
      onClick={() => props.onToggle()}
    >
      <Icon name={props.playing ? 'pause' : 'play'} size={22} />
    </button>
    <button type="button" class="skip" aria-label={words.next} onClick={() => props.onNext()}>
      <Icon name="next" size={22} />
    </button>
  </div>
)

const afterRepeat: Readonly<Record<Repeat, Repeat>> = { off: 'all', all: 'one', one: 'off' }

export const ShuffleButton = (props: { shuffle: boolean; onShuffle(shuffle: boolean): void }) => (
  <button
    type="button"
    class="icon-button mode shuffle"
    aria-label={words.shuffle}
    aria-pressed={props.shuffle}
    title={words.shuffle}
    onClick={() => props.onShuffle(!props.shuffle)}
  >
    <Icon name="shuffle" />
  </button>
)

export const RepeatButton = (props: { repeat: Repeat; onRepeat(repeat: Repeat): void }) => (
  <button
    type="button"
    class="icon-button mode repeat"
    aria-label={words.repeat}
    aria-pressed={props.repeat !== 'off'}
    title={words.repeatState[props.repeat]}
    onClick={() => props.onRepeat(afterRepeat[props.repeat])}
  >
    <Icon name="repeat" />
    {props.repeat === 'one' ? (
      <span class="repeat-one" aria-hidden="true">
        1
      </span>
    ) : null}
  </button>
)
