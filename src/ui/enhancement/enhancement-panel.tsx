import { createSignal, Show } from 'solid-js'
import type { Backend } from '#backend/face'
import type { Intensity } from '#contracts/variant'
import type { Player, PlayerView } from '#player/face'
import { words } from '../words'
import { createReport } from './create-report'
import { CurvePlot } from './curve-plot'
import { EnhanceSwitch } from './enhance-switch'
import { IntensitySlider } from './intensity-slider'
import { OriginalFormatSetting } from './original-format'
import { PresetPicker } from './preset-picker'
import { presetSentence } from './preset-sentence'
import { loudnessLine, undershotLine } from './report-sentence'

/** Everything about the sound: whether, which way, how much, and what that does. */
export const EnhancementPanel = (props: { player: Player; view: PlayerView; report: Backend['report'] }) => {
  const [moving, setMoving] = createSignal<Intensity | null>(null)
  const chosen = () => props.view.enhancement
  const intensity = () => moving() ?? chosen().intensity
  const ask: Backend['report'] = (...about) => props.report(...about)
  const adaptive = createReport(
    ask,
    () => props.view,
    () => 'adaptive',
  )
  const report = createReport(
    ask,
    () => props.view,
    () => chosen().preset,
  )
  return (
    <section class="enhance" aria-label={words.enhancement}>
      <EnhanceSwitch enabled={chosen().enabled} onChange={(enabled) => props.player.setEnhanced(enabled)} />
      <PresetPicker
        value={chosen().preset}
        intensity={intensity()}
        adaptive={adaptive()}
        onChange={(preset) => props.player.setPreset(preset)}
      />
      <IntensitySlider
        value={chosen().intensity}
        onChange={(value) => props.player.setIntensity(value)}
        onDraft={setMoving}
      />
      <CurvePlot
        preset={chosen().preset}
        intensity={intensity()}
        enabled={chosen().enabled}
        report={report()}
      />
      <p class="why">
        <Show when={intensity() > 0} fallback={words.untouched}>
          <b>{words.presetNames[chosen().preset]}</b>{' '}
          {presetSentence(chosen().preset, intensity(), report()?.reason)} {words.sameLoudness}
        </Show>
        <Show when={intensity() > 0 && report()}>
          {(known) => (
            <>
              <span class="why-line figures">{loudnessLine(known())}</span>
              <span class="why-line">{undershotLine(known())}</span>
            </>
          )}
        </Show>
      </p>
      <OriginalFormatSetting
        value={props.view.originalFormat}
        onChange={(format) => props.player.setOriginalFormat(format)}
      />
    </section>
  )
}
