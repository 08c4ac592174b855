import type { Rank, WorkInHand } from '#contracts/engine-work'
import { type Milliseconds, milliseconds } from '#contracts/units'
import { type Claim, isUrgent, turnsOf } from './turns'
import { setUrgency } from './urgency'

interface Work extends Pick<WorkInHand, 'track' | 'chunk'> {
  /** Asked whenever turns are given, so that it may change while the work goes on. */
  readonly rank: () => Rank
  /** Ends the waiting; what the work itself does about it is its own affair. */
  readonly signal: AbortSignal
}

/** A place in the schedule. Between its steps it claims nothing. */
export interface Turn {
  /** Waits for its turn, then works. Rejects when the signal aborts before. */
  step<Result>(work: () => Promise<Result>): Promise<Result>
  /** Between two blocks within a step: lets everyone more urgent go first. */
  border(): Promise<void>
  leave(): void
}

export interface Schedule {
  enter(work: Work): Turn
  /** Ranks have changed: who waits is looked at again. */
  look(): void
  inHand(): readonly WorkInHand[]
}

interface Entry extends Work {
  readonly id: number
  state: WorkInHand['state']
  since: Milliseconds
  wake: (error?: unknown) => void
}

/**
 * Whoever asked for another sound opens and decodes it next, on cores that are few: what nobody waits for rests for so
 * long after each step that was made of it.
 */
const calm = 150

/** Gives turns to all that renders and measures in this engine, as {@link turnsOf} decides. */
export const createSchedule = (lanes = 1): Schedule => {
  const entries = new Map<number, Entry>()
  let count = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let calmUntil = milliseconds(0)
  const now = () => milliseconds(performance.now())

  const move = (entry: Entry, state: Entry['state']) => {
    entry.state = state
    entry.since = now()
  }

  const claims = (): readonly Claim[] =>
    [...entries.values()].flatMap(({ id, rank, state, since }) =>
      state === 'idle' ? [] : [{ id, rank: rank(), state, since }],
    )

  const look = () => {
    clearTimeout(timer)
    const time = now()
    const { admitted, lookAgain } = turnsOf(claims(), time, lanes, calmUntil)
    for (const id of admitted) {
      const entry = entries.get(id)
      if (!entry) continue
      move(entry, 'working')
      entry.wake()
    }
    if (lookAgain !== null) timer = setTimeout(look, Math.max(1, lookAgain - time))
  }

  const waitFor = (entry: Entry): Promise<void> =>
    new Promise((resolve, reject) => {
      move(entry, 'waiting')
      entry.wake = (error) => (error === undefined ? resolve() : reject(error))
      look()
    })

  return {
    look,
    enter: (work) => {
      const entry: Entry = { ...work, id: ++count, state: 'idle', since: now(), wake: () => {} }
      const { signal } = work
      const rest = () => {
        move(entry, 'idle')
        look()
      }
      const giveUp = () => {
        if (entry.state !== 'waiting') return
        rest()
        entry.wake(signal.reason)
      }
      entries.set(entry.id, entry)
      signal.addEventListener('abort', giveUp)
      setUrgency(signal, work.rank)
      return {
        step: async (work) => {
          signal.throwIfAborted()
          await waitFor(entry)
          try {
            return await work()
          } finally {
            if (entry.rank() === 'seek-target') calmUntil = milliseconds(now() + calm)
            rest()
          }
        },
        border: async () => {
          if (!isUrgent(entry.rank())) await waitFor(entry)
        },
        leave: () => {
          signal.removeEventListener('abort', giveUp)
          entries.delete(entry.id)
          look()
        },
      }
    },
    inHand: () => {
      const time = now()
      return [...entries.values()].map(({ track, chunk, rank, state, since }) => ({
        track,
        chunk,
        rank: rank(),
        state,
        since: milliseconds(time - since),
      }))
    },
  }
}
