import type { Analysed, Examined } from '#contracts/engine-control'
import { type Problem, type ProblemCode, problemOf } from '#contracts/problem'
import type { TrackId } from '#contracts/track'
import type { BackendView } from './face'
import type { WorkList } from './work-list'

/** Told the share of a step done, 0 to 1. */
type Progress = (share: number) => void

interface Parts {
  readonly examine: (id: TrackId) => Promise<Examined>
  readonly analyse: (id: TrackId, progress: Progress) => Promise<Analysed>
  readonly readWorkList: () => Promise<WorkList>
  /** Resolves when nothing more urgent is to be done. */
  readonly quiet: () => Promise<void>
  readonly onView: (part: Partial<Pick<BackendView, 'analysis' | 'unplayable'>>) => void
}

export interface BackgroundWork {
  /** Works until nothing is left; resolves at once when it is at work already. */
  run(signal: AbortSignal): Promise<void>
  /** The list has changed: it is read again before the next track. */
  listChanged(): void
  /** What was put off may work now. */
  retry(): void
}

/** Says nothing about the file itself: it is put off, not called unplayable. */
const passing: ReadonlySet<ProblemCode> = new Set([
  'file/permission',
  'codecs/unavailable',
  'engine/died',
  'engine/timeout',
  'engine/unavailable',
  'storage/full',
  'storage/failed',
])

/** Examines, then analyses, one track after the other; each is tried once until {@link BackgroundWork.retry}. */
export const createBackgroundWork = (parts: Parts): BackgroundWork => {
  const { examine, analyse, readWorkList, quiet, onView } = parts
  const putOff = new Set<TrackId>()
  const unplayable = new Map<TrackId, Problem>()
  let isFresh = false
  let isRunning = false

  const mark = (id: TrackId, problem: Problem) => {
    putOff.add(id)
    if (passing.has(problem.code)) return
    unplayable.set(id, problem)
    onView({ unplayable: new Map(unplayable) })
  }

  const unmark = ({ listed, unexamined }: WorkList) => {
    const open = new Set(unexamined)
    const healed = [...unplayable.keys()].filter((id) => !listed.has(id) || !open.has(id))
    for (const id of healed) unplayable.delete(id)
    if (healed.length > 0) onView({ unplayable: new Map(unplayable) })
  }

  const doExamine = async (id: TrackId) => {
    const examined = await examine(id).catch((error: unknown) => failed('unplayable', error))
    if (examined.status === 'unplayable') mark(id, examined.problem)
  }

  const doAnalyse = async (id: TrackId, progress: Progress) => {
    const analysed = await analyse(id, progress).catch((error: unknown) => failed('failed', error))
    // A track that cannot be analysed may still play: its first profile is made from short windows.
    if (analysed.status === 'failed') putOff.add(id)
  }

  /** Two steps to a track, so that progress moves while many are examined. */
  const run = async (signal: AbortSignal) => {
    let stepsDone = 0
    while (!signal.aborted) {
      isFresh = true
      const list = await readWorkList()
      unmark(list)
      const unexamined = list.unexamined.filter((id) => !putOff.has(id))
      const unanalysed = list.unanalysed.filter((id) => !putOff.has(id))
      const steps = [
        ...unexamined.map((id) => () => doExamine(id)),
        ...unanalysed.map((id) => (progress: Progress) => doAnalyse(id, progress)),
      ]
      if (steps.length === 0) return
      const allSteps = stepsDone + 2 * unexamined.length + unanalysed.length
      const total = Math.ceil(allSteps / 2)
      for (const step of steps) {
        const begun = stepsDone
        const show = (ofStep: number) => {
          // What a step says after its end is late.
          if (begun !== stepsDone) return
          const share = (stepsDone + ofStep) / allSteps
          onView({ analysis: { done: Math.floor(stepsDone / 2), total, share } })
        }
        show(0)
        await quiet()
        if (signal.aborted) return
        await step(show)
        stepsDone += 1
        if (!isFresh) break
      }
    }
  }

  return {
    run: async (signal) => {
      if (isRunning) return
      isRunning = true
      try {
        await run(signal)
      } finally {
        isRunning = false
        onView({ analysis: null })
      }
    },
    listChanged: () => {
      isFresh = false
    },
    retry: () => {
      putOff.clear()
      isFresh = false
    },
  }
}

const failed = <const Status extends string>(status: Status, error: unknown) => ({
  status,
  problem: problemOf(error, 'engine/failed'),
})
