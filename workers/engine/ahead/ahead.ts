import type { Rank } from '#contracts/engine-work'
import type { Heard, Wishes } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import type { Preset } from '#contracts/variant'
import { isMoreUrgent } from '../schedule/turns'
import { type AheadJob, type ChunkJob, planAhead, planPinned } from './plan'

interface Parts {
  readonly facts: (id: TrackId) => Promise<SoundFacts>
  /** Makes a chunk for the disk, or a lead for memory. */
  readonly make: (job: AheadJob, signal: AbortSignal, rank: () => Rank) => Promise<void>
  readonly isKept: (job: ChunkJob) => Promise<boolean>
  readonly ranked: (heard: Heard) => readonly Preset[]
  /** Does `work` unless somebody else, in any tab, is at work under that name. */
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>
}

export interface Ahead {
  /** The listener is here now. */
  heard(heard: Heard): void
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
/** Who has heard one sound for so long is not choosing any more. */
const settledAfter = 2_000
const chunkOf = ({ track, variant, index }: AheadJob) =>
  `${track}/${variant.preset}/${variant.intensity}/${index}`
const leadsOf = (job: AheadJob) => `${chunkOf(job)}/`
const nameOf = (job: AheadJob) =>
  job.kind === 'lead' ? `${leadsOf(job)}${job.from}-${job.to}` : chunkOf(job)

const soundOf = ({ track, enhanced, preset, intensity }: Heard) =>
  `${track}/${enhanced}/${preset}/${intensity}`

/**
 * Renders what the listener is likely to want next, the most urgent first. What is more urgent than what runs begins
 * beside it, and the schedule lets it go first; what nobody wants any more is given up.
 */
export const createAhead = ({ facts, make, isKept, ranked, alone }: Parts): Ahead => {
  let latest: Heard | undefined
  let wanted: Wishes | undefined
  let since = 0
  const running = new Map<string, Running>()
  /** Not made twice for one track, kept or not: a full disk must not turn into endless work. */
  let done = new Set<string>()
  /** The last plan of which nothing was missing: it is not looked through again at every report. */
  let complete = ''
  let looking: Promise<void> | undefined
  let isStale = false

  const isSettled = () => performance.now() - since > settledAfter

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
      if (job) one.job = job
      else {
        one.isWanted = false
        one.stop.abort()
      }
    }
  }

  const note = (job: AheadJob) => {
    // A lead takes the place of the last one of its chunk.
    if (job.kind === 'lead') for (const name of done) if (name.startsWith(leadsOf(job))) done.delete(name)
    done.add(nameOf(job))
  }

  const begin = (job: AheadJob) => {
    const name = nameOf(job)
    const stop = new AbortController()
    const tooLong = setTimeout(() => stop.abort(), jobTime)
    const rank = () => running.get(name)?.job.rank ?? job.rank
    const work = () => make(job, stop.signal, rank)
    // What is held in memory is of no use to another tab.
    const end = (job.kind === 'lead' ? work() : alone(name, work))
      .catch(() => {})
      .finally(() => {
        clearTimeout(tooLong)
        running.delete(name)
        if (one.isWanted) note(job)
        look()
      })
    const one: Running = { job, stop, end, isWanted: true }
    running.set(name, one)
  }

  const firstMissing = async (plan: readonly AheadJob[]): Promise<AheadJob | undefined> => {
    for (const job of plan) {
      if (running.has(nameOf(job))) return job
      if (done.has(nameOf(job))) continue
      if (job.kind === 'lead' || !(await isKept(job))) return job
    }
    return undefined
  }

  const lookOnce = async () => {
    const plan = await planNow()
    follow(plan)
    const names = plan.map(nameOf).join()
    if (names === complete) return
    const job = await firstMissing(plan)
    if (!job) complete = names
    else if (
      !running.has(nameOf(job)) &&
      [...running.values()].every((one) => isMoreUrgent(job.rank, one.job.rank))
    )
      begin(job)
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

  return {
    heard: (heard) => {
      if (heard.track !== latest?.track) done = new Set()
      if (!latest || soundOf(latest) !== soundOf(heard)) since = performance.now()
      latest = heard
      look()
    },
    wishes: (wishes) => {
      wanted = wishes
      // Said again after a new profile: what was made of the last one is another sound.
      done = new Set()
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
