import { type Accessor, createResource } from 'solid-js'
import type { Backend } from '#backend/face'
import type { EnhancementReport } from '#contracts/enhancement-report'
import type { TargetLoudness } from '#contracts/profile'
import type { TrackId } from '#contracts/track'
import type { Intensity, Preset } from '#contracts/variant'
import type { PlayerView } from '#player/face'

interface Question {
  readonly track: TrackId
  readonly preset: Preset
  readonly intensity: Intensity
  readonly target: TargetLoudness
}

/** What is asked of the engine once it has time: not before the track sounds. */
const questionOf = (view: PlayerView, preset: Preset): Question | false =>
  view.track !== null &&
  (view.playback === 'playing' || view.playback === 'paused') && {
    track: view.track.id,
    preset,
    intensity: view.enhancement.intensity,
    target: view.target,
  }

/** The report of one preset on the track that plays; null until it is known. */
export const createReport = (
  ask: Backend['report'],
  view: () => PlayerView,
  preset: () => Preset,
): Accessor<EnhancementReport | null> => {
  const asked = () => questionOf(view(), preset())
  let last: Question | false = false
  // The same question is one object, so that only another one is asked again.
  const question = () => {
    const next = asked()
    const same =
      last &&
      next &&
      last.track === next.track &&
      last.preset === next.preset &&
      last.intensity === next.intensity &&
      last.target === next.target
    if (!same && next) last = next
    return last
  }
  const [report] = createResource(question, async (about) => {
    const { track, preset: name, intensity } = about
    return { about, report: await ask(track, { mode: 'enhanced', preset: name, intensity }) }
  })
  return () => {
    const known = report.latest
    const isCurrent = known && known.about.track === view().track?.id && known.about.preset === preset()
    return isCurrent ? known.report : null
  }
}
