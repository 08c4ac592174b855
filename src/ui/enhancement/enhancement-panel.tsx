import { createSignal, For, Show } from 'solid-js'
import type { EnhancementReport } from '#contracts/enhancement-report'
import type { Intensity } from '#contracts/variant'
import { createLate } from '../create-late'
import { part } from '../parts/part'
import { useShared } from '../shared'
import { words } from '../words'
import { CompareButton } from './compare-button'
import { IntensitySlider } from './intensity-slider'
import { LoudnessFigures } from './loudness-figures'
import { More } from './more'
import { PresetPicker } from './preset-picker'
import { presetSentence } from './preset-sentence'
import { limiterLine } from './report-sentence'
import { SpectrumPlot } from './spectrum-plot'
import { warningsOf } from './warnings'

const SoundSettings = part(() => import('./sound-settings'))
const Meters = part(() => import('../listening/meters'))

/** Everything about the sound but the switch: which way, how much, and what that does. */
export const EnhancementPanel = (props: {
  /** Of the chosen preset. */
  report: EnhancementReport | null
  adaptive: EnhancementReport | null
}) => {
  const { player, sound } = useShared()
  const [moving, setMoving] = createSignal<Intensity | null>(null)
  const chosen = () => sound().enhancement
  // Curves and sentences come after the sound.
  const intensity = createLate(() => moving() ?? chosen().intensity)
  return (
    <section class="enhance" aria-label={words.enhancement}>
      <PresetPicker
        value={chosen().preset}
        intensity={intensity()}
        adaptive={props.adaptive}
        onChange={(preset) => player.setPreset(preset)}
      />
      <IntensitySlider
        value={chosen().intensity}
        onChange={(value) => player.setIntensity(value)}
        onDraft={setMoving}
      />
      <SpectrumPlot
        report={props.report}
        intensity={intensity()}
        enabled={chosen().enabled}
        comparing={sound().comparing}
      >
        <CompareButton
          comparing={sound().comparing}
          disabled={sound().track === null}
          onCompare={(held) => player.compare(held)}
        />
      </SpectrumPlot>
      <div class="why">
        <p>
          <Show when={intensity() > 0} fallback={words.untouched}>
            <b>{words.presetNames[chosen().preset]}</b>{' '}
            {presetSentence(chosen().preset, intensity(), props.report?.reason)}{' '}
            <Show when={props.report}>{(report) => limiterLine(report())}</Show>
          </Show>
        </p>
        <Show when={intensity() > 0 && props.report}>
          {(report) => <For each={warningsOf(report())}>{(warning) => <p class="warning">{warning}</p>}</For>}
        </Show>
      </div>
      <LoudnessFigures report={props.report} />
      <More label={words.meters}>
        <Meters />
      </More>
      <More label={words.soundSettings}>
        <SoundSettings />
      </More>
    </section>
  )
}
