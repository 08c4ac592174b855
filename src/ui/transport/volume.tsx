import { Icon } from '../icons'
import { words } from '../words'

/** Mute, and how loud, in hundredths. */
export const Volume = (props: {
  volume: number
  muted: boolean
  onVolume(volume: number): void
  onMuted(muted: boolean): void
}) => {
  const percent = () => Math.round(props.volume * 100)
  return (
    <div class="volume" classList={{ muted: props.muted }}>
      <button
        type="button"
        class="icon-button"
        aria-label={props.muted ? words.unmute : words.mute}
        onClick={() => props.onMuted(!props.muted)}
      >
        <Icon name={props.muted || props.volume === 0 ? 'muted' : 'volume'} />
      </button>
      <input
        type="range"
        class="slider"
        aria-label={words.volume}
        aria-valuetext={`${percent()} %`}
        min="0"
        max="100"
        step="1"
        value={percent()}
        style={{ '--done': props.volume }}
        onInput={({ currentTarget }) => props.onVolume(currentTarget.valueAsNumber / 100)}
      />
    </div>
  )
}
