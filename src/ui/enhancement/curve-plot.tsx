import { For } from 'solid-js'
import type { EnhancementReport } from '#contracts/enhancement-report'
import { decibels } from '#contracts/units'
import type { Intensity, Preset } from '#contracts/variant'
import { words } from '../words'
import { curvePath } from './curve-path'
import { shownCurve } from './preset-curve'

const frame = { width: 340, height: 96, reach: decibels(3) }
const marks = ['30', '100', '300', '1k', '3k', '10k Hz'] as const

/** The chosen preset's equaliser, large enough to read. */
export const CurvePlot = (props: {
  preset: Preset
  intensity: Intensity
  enabled: boolean
  report: EnhancementReport | null
}) => {
  const path = () => curvePath(shownCurve(props.preset, props.intensity, props.report), frame)
  return (
    <div
      class="plot"
      classList={{ resting: !props.enabled, unknown: props.preset === 'adaptive' && !props.report }}
      role="img"
      aria-label={words.equaliserCurve}
    >
      <svg viewBox="0 0 340 96" preserveAspectRatio="none" aria-hidden="true">
        <path class="plot-zero" d="M0 48L340 48" />
        <path
          class="plot-fill"
          d={`${path()}L340 48L0 48Z`}
          style={{ d: `path("${path()}L340 48L0 48Z")` }}
        />
        <path class="plot-line" d={path()} style={{ d: `path("${path()}")` }} />
      </svg>
      <div class="plot-marks figures" aria-hidden="true">
        <For each={marks}>{(mark) => <span>{mark}</span>}</For>
      </div>
    </div>
  )
}
