import { Show } from 'solid-js'
import type { EnhancementReport } from '#contracts/enhancement-report'
import { words } from '../words'
import { level } from './figure'

/** Loudness before and after, in the voice of the music. */
export const LoudnessFigures = (props: { report: EnhancementReport | null }) => {
  const known = () => {
    const loudness = props.report?.loudness
    return loudness && loudness.before !== null && loudness.after !== null
      ? { before: loudness.before, after: loudness.after }
      : null
  }
  return (
    <dl class="figures-two figures">
      <div>
        <dt>{words.lufsBefore}</dt>
        <dd>{level(known()?.before ?? null)}</dd>
      </div>
      <span aria-hidden="true">→</span>
      <div>
        <dt>
          <Show when={props.report?.peak.after ?? null} fallback={words.lufsAfter}>
            {(peak) => words.lufsAndPeak(level(peak()))}
          </Show>
        </dt>
        <dd>{level(known()?.after ?? null)}</dd>
      </div>
    </dl>
  )
}
