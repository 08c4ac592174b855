import type { Analysed, Examined } from '#contracts/engine-control'
import { type Problem, type ProblemCode, problemOf } from '#contracts/problem'
import type { TrackId } from '#contracts/track'
import type { BackendView } from './face'
import type { WorkList } from './work-list'

/** Told the share of a step done, 0 to 1. */
type Progress = (share: number) => void

type Step = (progress: Progress, lane: number) => Promise<void>

interface Parts {
  readonly examine: (id: TrackId) => Promise<Examined>
  /** `lane` tells apart what runs at the same time. */
  readonly analyse: (id: TrackId, progress: Progress, lane: number) => Promise<Analysed>
  /** How many steps may run at the same time. */
  readonly lanes?: number
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
  /** What the listener hears is analysed before all else; whether that is news. */
  prefer(track: TrackId): boolean
  /** What was put off may work now. */
  retry(): void
  /** Leaves off, but for what the listener hears; a step in hand is brought to its end in silence. */
  rest(): void
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

/**
 * Examines, then analyses, as many tracks at once as there are lanes; each is tried once until
 * {@link BackgroundWork.retry}.
 */
export const createBackgroundWork = (parts: Parts): BackgroundWork => {
  const { examine, analyse, lanes = 1, readWorkList, quiet, onView } = parts
  const putOff = new Set<TrackId>()
  const unplayable = new Map<TrackId, Problem>()
  let preferred: TrackId | null = null
  let isFresh = false
  let isRunning = false
  let isResting = false

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

  const doAnalyse = async (id: TrackId, progress: Progress, lane: number) => {
    const analysed = await analyse(id, progress, lane).catch((error: unknown) => failed('failed', error))
    // A track that cannot be analysed may still play: its first profile is made from short windows.
    if (analysed.status === 'failed') putOff.add(id)
  }

  /** Does the steps in their order, one in each lane at a time; stops after those in hand when the list has changed. */
  const doAll = async (steps: readonly Step[], begun: number, allSteps: number, signal: AbortSignal) => {
    const shares = new Map<number, number>()
    let next = 0
    let ended = begun
    const show = () => {
      if (isResting) return
      const inHand = [...shares.values()].reduce((sum, share) => sum + share, 0)
      const done = Math.floor(ended / 2)
      onView({ analysis: { done, total: Math.ceil(allSteps / 2), share: (ended + inHand) / allSteps } })
    }
    const doLane = async (lane: number) => {
      for (let at = next++; at < steps.length; at = next++) {
        show()
        await quiet()
        if (signal.aborted) return
        shares.set(at, 0)
        await steps[at]?.((share) => {
          // What a step says after its end is late.
          if (!shares.has(at)) return
          shares.set(at, share)
          show()
        }, lane)
        shares.delete(at)
        ended += 1
        if (!isFresh) return
      }
    }
    await Promise.all(Array.from({ length: Math.min(lanes, steps.length) }, (_, lane) => doLane(lane)))
    return ended
  }

  /** Two steps to a track, so that progress moves while many are examined. */
  const run = async (signal: AbortSignal) => {
    let ended = 0
    while (!signal.aborted) {
      isFresh = true
      const list = await readWorkList()
      unmark(list)
      const isWanted = (id: TrackId) => !putOff.has(id) && (!isResting || id === preferred)
      const unexamined = list.unexamined.filter(isWanted)
      const unanalysed = list.unanalysed.filter(isWanted)
      const analyseStep =
        (id: TrackId): Step =>
        (progress, lane) =>
          doAnalyse(id, progress, lane)
      const steps: readonly Step[] = [
        ...unanalysed.filter((id) => id === preferred).map(analyseStep),
        ...unexamined.map(
          (id): Step =>
            () =>
              doExamine(id),
        ),
        ...unanalysed.filter((id) => id !== preferred).map(analyseStep),
      ]
      if (steps.length === 0) return
      ended = await doAll(steps, ended, ended + 2 * unexamined.length + unanalysed.length, signal)
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
    prefer: (track) => {
      if (track === preferred) return false
      preferred = track
      isFresh = false
      return true
    },
    retry: () => {
      putOff.clear()
      isFresh = false
    },
    rest: () => {
      isResting = true
      isFresh = false
      onView({ analysis: null })
    },
  }
}

const failed = <const Status extends string>(status: Status, error: unknown) => ({
  status,
  problem: problemOf(error, 'engine/failed'),
})
