import type { FrameRange } from '#contracts/chunking'
import type { Rank } from '#contracts/engine-work'
import type { Heard, Wishes } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import type { Milliseconds } from '#contracts/units'
import type { Preset } from '#contracts/variant'
import { isMoreUrgent } from '../schedule/turns'
import { type AheadJob, type ChunkJob, planAhead, planPinned } from './plan'
import { stateOf } from './plan-leads'

interface Parts {
  readonly facts: (id: TrackId) => Promise<SoundFacts>
  /** Makes a chunk for the disk, or a lead for memory. */
  readonly make: (job: AheadJob, signal: AbortSignal, rank: () => Rank) => Promise<void>
  readonly isKept: (job: ChunkJob) => Promise<boolean>
  readonly ranked: (heard: Heard) => readonly Preset[]
  /** Who has heard one sound for so long is not choosing any more. */
  readonly settledAfter: Milliseconds
}

export interface Ahead {
  /** The listener is here now; `revision` names what the track's enhanced sound follows from besides its preset. */
  heard(heard: Heard, revision: string): void
  /** This is to be ready whatever plays. */
  wishes(wishes: Wishes): void
  /** Resolves once nothing is left to do for what was heard last. */
  idle(): Promise<void>
}

interface Running {
  job: AheadJob
  isWanted: boolean
  readonly stop: AbortController
  readonly end: Promise<void>
}

const jobTime = 60_000
const chunkOf = ({ track, variant, index }: AheadJob) =>
  `${track}/${variant.preset}/${variant.intensity}/${index}`
const nameOf = (job: AheadJob) => (job.kind === 'lead' ? `${chunkOf(job)}/lead` : chunkOf(job))

const soundOf = ({ track, enhanced, preset, intensity }: Heard) =>
  `${track}/${enhanced}/${preset}/${intensity}`

/**
 * Renders what the listener is likely to want next, the most urgent first. What is more urgent than what runs begins
 * beside it, and the schedule lets it go first; what nobody wants any more is given up.
 */
export const createAhead = ({ facts, make, isKept, ranked, settledAfter }: Parts): Ahead => {
  let latest: Heard | undefined
  /** The track and the revision that the notes are of. */
  let noted = ''
  let wanted: Wishes | undefined
  let since = 0
  let settling: ReturnType<typeof setTimeout> | undefined
  const running = new Map<string, Running>()
  /** Not made twice for one sound, kept or not: a full disk must not turn into endless work. */
  let done = new Set<string>()
  /** The same of what is pinned. */
  let pinned = new Set<string>()
  /** The lead handed over last of each chunk, made or not. */
  let leads = new Map<string, FrameRange>()
  /** The last plan of which no chunk was missing: it is not looked through again at every report. */
  let complete = ''
  let looking: Promise<void> | undefined
  let isStale = false

  const isSettled = () => performance.now() - since >= settledAfter

  const planNow = async (): Promise<readonly AheadJob[]> => {
    const heard = latest
    const near = heard ? planAhead(heard, await facts(heard.track), ranked(heard), isSettled()) : []
    const known = new Map<TrackId, SoundFacts>()
    // One that cannot be read does not keep the others from being ready.
    for (const id of wanted?.pinned ?? [])
      await facts(id).then(
        (found) => known.set(id, found),
        () => {},
      )
    return wanted ? [...near, ...planPinned(wanted, (id) => known.get(id))] : near
  }

  const follow = (plan: readonly AheadJob[]) => {
    for (const [name, one] of running) {
      const job = plan.find((job) => nameOf(job) === name)
      const { job: begun } = one
      if (job && job.kind !== 'lead') one.job = job
      // A lead goes on as it was begun while that is of use where the listener is now.
      else if (job?.kind !== 'lead' || begun.kind !== 'lead' || stateOf(begun, job) === 'bare') {
        one.isWanted = false
        one.stop.abort()
      }
    }
  }

  /** Notes a job as done among the notes of now: those of later are perhaps of another sound. */
  const noteOf = (job: AheadJob): (() => void) => {
    const name = nameOf(job)
    if (job.kind === 'lead') {
      const among = leads
      return () => among.set(name, job)
    }
    const among = job.rank === 'pinned' ? pinned : done
    return () => among.add(name)
  }

  const begin = (job: AheadJob) => {
    const name = nameOf(job)
    const stop = new AbortController()
    const tooLong = setTimeout(() => stop.abort(), jobTime)
    const rank = () => running.get(name)?.job.rank ?? job.rank
    const note = noteOf(job)
    const end = make(job, stop.signal, rank)
      .catch(() => {})
      .finally(() => {
        clearTimeout(tooLong)
        running.delete(name)
        if (one.isWanted) note()
        look()
      })
    const one: Running = { job, stop, end, isWanted: true }
    running.set(name, one)
  }

  /** A lead that is not there at all goes before one that will not do for long. */
  const firstLead = (plan: readonly AheadJob[]): AheadJob | undefined => {
    const wanted = plan.filter((job) => job.kind === 'lead')
    const inState = (state: 'bare' | 'worn') =>
      wanted.find((job) => stateOf(leads.get(nameOf(job)), job) === state)
    return wanted.find((job) => running.has(nameOf(job))) ?? inState('bare') ?? inState('worn')
  }

  const firstMissing = async (plan: readonly AheadJob[]): Promise<AheadJob | undefined> => {
    const names = plan.flatMap((job) => (job.kind === 'lead' ? [] : [nameOf(job)])).join()
    const lead = firstLead(plan)
    for (const job of plan) {
      if (job.kind === 'lead') {
        if (lead) return lead
        continue
      }
      if (names === complete) continue
      const name = nameOf(job)
      if (running.has(name)) return job
      if (!done.has(name) && !pinned.has(name) && !(await isKept(job))) return job
    }
    // What was asked about one by one is perhaps of another sound by now.
    if (!isStale) complete = names
    return undefined
  }

  const lookOnce = async () => {
    const plan = await planNow()
    follow(plan)
    const job = await firstMissing(plan)
    const isFirst =
      job &&
      !running.has(nameOf(job)) &&
      [...running.values()].every((one) => isMoreUrgent(job.rank, one.job.rank))
    if (isFirst) begin(job)
  }

  const look = () => {
    isStale = true
    const work = async () => {
      while (isStale) {
        isStale = false
        await lookOnce().catch(() => {})
      }
    }
    looking ??= work().finally(() => {
      looking = undefined
    })
  }

  const startAnew = () => {
    done = new Set()
    leads = new Map()
    complete = ''
  }

  return {
    heard: (heard, revision) => {
      const now = `${heard.track}/${revision}`
      if (now !== noted) startAnew()
      noted = now
      if (!latest || soundOf(latest) !== soundOf(heard)) {
        since = performance.now()
        clearTimeout(settling)
        settling = setTimeout(look, settledAfter)
      }
      latest = heard
      look()
    },
    wishes: (wishes) => {
      wanted = wishes
      // Said again after a new profile: what was made of the last one is another sound.
      pinned = new Set()
      complete = ''
      look()
    },
    idle: async () => {
      while (looking || running.size > 0) {
        await looking
        await Promise.all([...running.values()].map(({ end }) => end))
      }
    },
  }
}
