import { createMemo, For, type JSX, Show } from 'solid-js'
import type { EnhancementReport } from '#contracts/enhancement-report'
import type { Intensity } from '#contracts/variant'
import { words } from '../words'
import { placeOf, spectrumPaths } from './spectrum-path'

const frame = { width: 340, height: 112 }
const marks = [
  [30, '30'],
  [100, '100'],
  [300, '300'],
  [1000, '1k'],
  [3000, '3k'],
  [10_000, '10k Hz'],
] as const

/** The track's spectrum before (dashed) and after (filled), at the same loudness. */
export const SpectrumPlot = (props: {
  report: EnhancementReport | null
  /** Where the hand is on the slider, while it moves. */
  intensity: Intensity
  enabled: boolean
  /** The original is heard for comparison. */
  comparing: boolean
  children?: JSX.Element
}) => {
  const paths = createMemo(() => {
    const { report, intensity } = props
    if (!report || report.spectrum.length < 2) return null
    // The engine knows the intensity that is heard; until it knows the next, the change is scaled by it.
    const share = report.intensity > 0 ? intensity / report.intensity : 0
    const { before, after } = report.loudness
    const gain = (before === null || after === null ? report.makeup : after - before) * share
    const moved = report.spectrum.map((point) => ({
      ...point,
      after: (point.before + (point.after - point.before) * share) as typeof point.after,
    }))
    return spectrumPaths(moved, gain, frame)
  })
  return (
    <div class="plot" classList={{ resting: !props.enabled || props.comparing, unknown: paths() === null }}>
      <div class="plot-picture" role="img" aria-label={words.spectrum}>
        <svg viewBox={`0 0 ${frame.width} ${frame.height}`} preserveAspectRatio="none" aria-hidden="true">
          <Show when={paths()} fallback={<path class="plot-before" d="M0 84L340 84" />}>
            {(drawn) => (
              <>
                <path class="plot-fill" d={drawn().area} />
                <path class="plot-before" d={drawn().before} />
                <path class="plot-line" d={drawn().after} />
              </>
            )}
          </Show>
        </svg>
        <div class="plot-marks figures" aria-hidden="true">
          <For each={marks}>
            {([frequency, mark]) => <span style={{ '--at': placeOf(frequency) }}>{mark}</span>}
          </For>
        </div>
      </div>
      {props.children}
    </div>
  )
}
