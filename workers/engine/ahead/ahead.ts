import type { Heard } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { frames } from '#contracts/units'
import type { Preset } from '#contracts/variant'
import type { RenderedChunk, Renderer } from '../port/renderer'
import type { ChunkKeeper } from './chunk-keeper'
import { type AheadJob, planAhead } from './plan'

interface Parts {
  readonly facts: (id: TrackId) => Promise<SoundFacts>
  /** Renders while nobody who listens waits. */
  readonly render: Renderer['chunk']
  readonly keeper: ChunkKeeper
  readonly ranked: (heard: Heard) => readonly Preset[]
  /** Does `work` unless somebody else, in any tab, is at work under that name. */
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>
}

export interface Ahead {
  /** The listener is here now. */
  heard(heard: Heard): void
  /** Resolves once nothing is left to do for what was heard last. */
  idle(): Promise<void>
}

const jobTime = 60_000
/** Who has heard one sound for so long is not choosing any more. */
const settledAfter = 5_000
const nameOf = ({ track, variant, index }: AheadJob) =>
  `${track}/${variant.preset}/${variant.intensity}/${index}`

const soundOf = ({ track, enhanced, preset, intensity }: Heard) =>
  `${track}/${enhanced}/${preset}/${intensity}`

/** Renders what the listener is likely to want next, one chunk at a time, the most urgent first. */
export const createAhead = ({ facts, render, keeper, ranked, alone }: Parts): Ahead => {
  let latest: Heard | undefined
  let since = 0
  let running: Promise<void> | undefined
  /** Not made twice for one track, kept or not: a full disk must not turn into endless work. */
  let done = new Set<string>()
  /** The last plan of which nothing was missing: it is not looked through again at every report. */
  let complete = ''

  const isSettled = () => performance.now() - since > settledAfter

  const firstMissing = async (jobs: readonly AheadJob[]): Promise<AheadJob | undefined> => {
    for (const job of jobs) if (!done.has(nameOf(job)) && !(await keeper.isKept(job))) return job
    return undefined
  }

  const drain = async ({ body }: RenderedChunk) => {
    while (!(await body.next()).done);
  }

  const make = async ({ track, variant, index }: AheadJob): Promise<void> => {
    const signal = AbortSignal.timeout(jobTime)
    const chunk = await render({ kind: 'chunk', track, variant, index, skip: frames(0) }, signal)
    await drain(keeper.keeping({ track, variant, index }, chunk))
  }

  const run = async () => {
    for (;;) {
      const heard = latest
      if (!heard) return
      const plan = planAhead(heard, await facts(heard.track), ranked(heard), isSettled())
      const names = plan.map(nameOf).join()
      const job = names === complete ? undefined : await firstMissing(plan)
      if (!job) {
        complete = names
        if (heard === latest) return
        continue
      }
      await alone(nameOf(job), () => make(job)).catch(() => undefined)
      done.add(nameOf(job))
    }
  }

  const wake = () => {
    running ??= run()
      .catch(() => undefined)
      .finally(() => {
        running = undefined
      })
  }

  return {
    heard: (heard) => {
      if (heard.track !== latest?.track) done = new Set()
      if (!latest || soundOf(latest) !== soundOf(heard)) since = performance.now()
      latest = heard
      wake()
    },
    idle: async () => {
      while (running) await running
    },
  }
}
