import { type Seconds, seconds } from '#contracts/units'
import { longestCrossfade } from '#player/face'
import { createDraft } from '../draft'
import { words } from '../words'

/** How long the end of a song and the start of the next are heard together, in whole seconds. */
export const CrossfadeSlider = (props: {
  length: Seconds
  isPossible: boolean
  onChange(length: Seconds): void
}) => {
  const draft = createDraft((length) => props.onChange(seconds(length)), 'resting')
  const shown = () => (props.isPossible ? (draft.value() ?? props.length) : 0)
  return (
    <label class="setting crossfade">
      <span>
        {words.crossfade}
        <small>{props.isPossible ? words.crossfadeNote : words.crossfadeNotHere}</small>
      </span>
      <input
        type="range"
        class="slider"
        aria-label={words.crossfade}
        aria-valuetext={words.crossfadeValue(shown())}
        min="0"
        max={longestCrossfade}
        step="1"
        disabled={!props.isPossible}
        value={shown()}
        style={{ '--done': shown() / longestCrossfade }}
        onInput={({ currentTarget }) => draft.move(currentTarget.valueAsNumber)}
        onChange={({ currentTarget }) => draft.settle(currentTarget.valueAsNumber)}
      />
      <span class="crossfade-value figures">{words.crossfadeValue(shown())}</span>
    </label>
  )
}
