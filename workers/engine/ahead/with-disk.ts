import type { Rank } from '#contracts/engine-work'
import type { Heard, Wishes } from '#contracts/heard'
import type { Lead } from '#contracts/lead'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { frames, type Milliseconds, milliseconds } from '#contracts/units'
import type { Renderer } from '../port/renderer'
import { rankOfAsked } from '../schedule/rank-of-asked'
import { createSharedRenderings, type Render } from '../schedule/shared-renderings'
import { createAhead } from './ahead'
import { alone } from './alone'
import { createChunkKeeper } from './chunk-keeper'
import type { Disk } from './disk'
import { createLeadMaker } from './lead-maker'
import { createListening } from './listening'
import type { ChunkJob } from './plan'

/** Milliseconds: a track that was never heard is measured first. */
const patience = 30_000

interface Parts {
  /** Null where this engine has none. */
  readonly disk: Promise<Disk | null>
  /** How often something was dropped from the disk on purpose. */
  readonly dropCount: () => Promise<number>
  /** Tells a track's profile, among others. */
  readonly described: Renderer['describe']
  readonly render: Render
  readonly facts: (id: TrackId) => Promise<SoundFacts>
  /** Who renders for more or fewer than before may be more or less urgent. */
  readonly onUrgency: () => void
  /** What is to be held in memory where it is asked for. */
  readonly onLead: (lead: Lead) => void
  /** Who has heard one sound for so long is not choosing any more. */
  readonly settledAfter: Milliseconds
}

export interface WithDisk extends Renderer {
  heard(heard: Heard): void
  wishes(wishes: Wishes): void
}

/**
 * A renderer whose enhanced chunks are kept on the disk, and that renders ahead of the listener. Without a disk it
 * renders what it is asked for.
 */
export const withDisk = (parts: Parts): WithDisk => {
  const { described, render, facts, onUrgency, dropCount } = parts
  const listening = createListening()
  let heardLast: Heard | null = null

  const disk = parts.disk.catch(() => null)
  const keeper = createChunkKeeper({
    revisionOf: async (...asked) => (await described(...asked)).profileRevision,
    disk,
    dropCount,
  })
  const { keyOf, keeping } = keeper
  const shared = createSharedRenderings({ render, keyOf, keeping, onUsers: onUrgency })
  /** Unless another tab is at it. Named by its key: of another revision it is another piece of work. */
  const whole = async (job: ChunkJob, signal: AbortSignal, rank: () => Rank) => {
    const { track, variant, index } = job
    const key = await keyOf(job)
    if (key === undefined) return
    const request = { kind: 'chunk', track, variant, index, skip: frames(0), wanted: null } as const
    await alone(key, () => shared.make(request, signal, rank))
  }
  const lead = createLeadMaker({
    keyOf,
    dropCount,
    store: async () => (await disk)?.store ?? null,
    render,
    hand: parts.onLead,
  })
  const ahead = createAhead({
    facts,
    make: (job, ...at) => (job.kind === 'lead' ? lead(job, ...at) : whole(job, ...at)),
    isKept: async (job) => {
      const key = await keyOf(job)
      return key === undefined || (await keeper.isKept(key))
    },
    ranked: listening.ranked,
    settledAfter: parts.settledAfter,
  })

  /** Empty where the track cannot be measured: what follows it is to be ready all the same. */
  const revisionOf = async ({ track, preset, intensity }: Heard) => {
    const variant = { mode: 'enhanced', preset, intensity } as const
    const asked = described(track, variant, AbortSignal.timeout(patience))
    return asked.then(
      ({ profileRevision }) => profileRevision,
      () => '',
    )
  }

  const tell = async (heard: Heard) => {
    await listening.heard(heard)
    if (!(await disk)) return
    const revision = await revisionOf(heard)
    // Another track is heard by now, which may have been told of faster.
    if (heard.track !== heardLast?.track) return
    await keeper.heard(heard, revision)
    ahead.heard(heard, revision)
  }

  const tellWishes = async (wishes: Wishes) => {
    if (!(await disk)) return
    await keeper.wishes(wishes)
    ahead.wishes(wishes)
  }

  return {
    describe: described,
    chunk: (request, signal, due) =>
      shared.read(request, signal, (done) =>
        rankOfAsked(request, due(), done, heardLast, milliseconds(performance.now())),
      ),
    heard: (heard) => {
      heardLast = heard
      onUrgency()
      void tell(heard).catch(() => {})
    },
    wishes: (wishes) => {
      // Said when the target is another one: what is heard is another sound then, too.
      if (heardLast) void tell(heardLast).catch(() => {})
      void tellWishes(wishes).catch(() => {})
    },
  }
}
