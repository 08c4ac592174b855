import { type Intensity, intensityOf } from '#contracts/variant'
import { createDraft } from '../draft'
import { words } from '../words'

/** How much of the preset, in hundredths. `onDraft` follows the hand, `onChange` is what to hear. */
export const IntensitySlider = (props: {
  value: Intensity
  onChange(intensity: Intensity): void
  onDraft(intensity: Intensity | null): void
}) => {
  const draft = createDraft((percent) => props.onChange(intensityOf(percent / 100)), 'moving')
  const shown = () => draft.value() ?? Math.round(props.value * 100)
  return (
    <label class="intensity">
      <span>{words.intensity}</span>
      <input
        type="range"
        class="slider"
        aria-label={words.intensity}
        min="0"
        max="100"
        step="1"
        value={shown()}
        style={{ '--done': shown() / 100 }}
        onInput={({ currentTarget }) => {
          draft.move(currentTarget.valueAsNumber)
          props.onDraft(intensityOf(currentTarget.valueAsNumber / 100))
        }}
        onChange={({ currentTarget }) => {
          draft.settle(currentTarget.valueAsNumber)
          props.onDraft(null)
        }}
      />
      <span class="intensity-value figures">{shown()}</span>
    </label>
  )
}
