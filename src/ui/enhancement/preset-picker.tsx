import { For } from 'solid-js'
import type { EnhancementReport } from '#contracts/enhancement-report'
import { decibels } from '#contracts/units'
import { type Intensity, type Preset, presets } from '#contracts/variant'
import { words } from '../words'
import { curvePath } from './curve-path'
import { shownCurve } from './preset-curve'

const frame = { width: 100, height: 26, reach: decibels(3.2) }

const PresetTile = (props: {
  preset: Preset
  intensity: Intensity
  report: EnhancementReport | null
  chosen: boolean
  onChoose(): void
}) => (
  <label class="preset">
    <input
      type="radio"
      name="preset"
      value={props.preset}
      checked={props.chosen}
      onChange={() => props.onChoose()}
    />
    <svg viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true">
      <path
        class="preset-curve"
        classList={{ unknown: props.preset === 'adaptive' && !props.report }}
        d={curvePath(shownCurve(props.preset, props.intensity, props.report), frame)}
      />
    </svg>
    <span>{words.presetNames[props.preset]}</span>
  </label>
)

/** The five presets, each with the curve it applies at this intensity. */
export const PresetPicker = (props: {
  value: Preset
  intensity: Intensity
  /** Adaptive's on the song that plays. */
  adaptive: EnhancementReport | null
  onChange(preset: Preset): void
}) => (
  <div class="presets" role="radiogroup" aria-label={words.preset}>
    <For each={presets}>
      {(preset) => (
        <PresetTile
          preset={preset}
          intensity={props.intensity}
          report={preset === 'adaptive' ? props.adaptive : null}
          chosen={props.value === preset}
          onChoose={() => props.onChange(preset)}
        />
      )}
    </For>
  </div>
)
