import { createSignal, Show } from 'solid-js'
import type { Intensity } from '#contracts/variant'
import type { Player, PlayerView } from '#player/face'
import { words } from '../words'
import { CurvePlot } from './curve-plot'
import { EnhanceSwitch } from './enhance-switch'
import { IntensitySlider } from './intensity-slider'
import { OriginalFormatSetting } from './original-format'
import { PresetPicker } from './preset-picker'
import { presetSentence } from './preset-sentence'

/** Everything about the sound: whether, which way, how much, and what that does. */
export const EnhancementPanel = (props: { player: Player; view: PlayerView }) => {
  const [moving, setMoving] = createSignal<Intensity | null>(null)
  const chosen = () => props.view.enhancement
  const intensity = () => moving() ?? chosen().intensity
  return (
    <section class="enhance" aria-label={words.enhancement}>
      <EnhanceSwitch enabled={chosen().enabled} onChange={(enabled) => props.player.setEnhanced(enabled)} />
      <PresetPicker
        value={chosen().preset}
        intensity={intensity()}
        onChange={(preset) => props.player.setPreset(preset)}
      />
      <IntensitySlider
        value={chosen().intensity}
        onChange={(value) => props.player.setIntensity(value)}
        onDraft={setMoving}
      />
      <CurvePlot preset={chosen().preset} intensity={intensity()} enabled={chosen().enabled} />
      <p class="why">
        <Show when={intensity() > 0} fallback={words.untouched}>
          <b>{words.presetNames[chosen().preset]}</b> {presetSentence(chosen().preset, intensity())}{' '}
          {words.sameLoudness}
        </Show>
      </p>
      <OriginalFormatSetting
        value={props.view.originalFormat}
        onChange={(format) => props.player.setOriginalFormat(format)}
      />
    </section>
  )
}
