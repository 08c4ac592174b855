import { createEffect } from 'solid-js'
import { type Intensity, intensityOf } from '#contracts/variant'
import { createDraft } from '../draft'
import { words } from '../words'

/** How much of the preset, in hundredths. `onDraft` is told where the hand is, `onChange` what to hear. */
export const IntensitySlider = (props: {
  value: Intensity
  onChange(intensity: Intensity): void
  onDraft(intensity: Intensity | null): void
}) => {
  const draft = createDraft((percent) => props.onChange(intensityOf(percent / 100)), 'moving')
  createEffect(() => {
    const percent = draft.value()
    props.onDraft(percent === null ? null : intensityOf(percent / 100))
  })
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
        onInput={({ currentTarget }) => draft.move(currentTarget.valueAsNumber)}
        onChange={({ currentTarget }) => draft.settle(currentTarget.valueAsNumber)}
      />
      <span class="intensity-value figures">{shown()}</span>
    </label>
  )
}
