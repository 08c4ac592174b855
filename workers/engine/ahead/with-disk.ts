import type { Heard, Wishes } from '#contracts/heard'
import type { Lead } from '#contracts/lead'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { frames, milliseconds } from '#contracts/units'
import type { Renderer } from '../port/renderer'
import { rankOfAsked } from '../schedule/rank-of-asked'
import { createSharedRenderings, type Render } from '../schedule/shared-renderings'
import { createAhead } from './ahead'
import { alone } from './alone'
import { createChunkKeeper } from './chunk-keeper'
import type { Disk } from './disk'
import { createLeadMaker } from './lead-maker'
import { createListening } from './listening'

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
  const lead = createLeadMaker({
    keyOf,
    dropCount,
    store: async () => (await disk)?.store ?? null,
    render,
    hand: parts.onLead,
  })
  const ahead = createAhead({
    facts,
    make: (job, signal, rank) => {
      if (job.kind === 'lead') return lead(job, signal, rank)
      const { track, variant, index } = job
      return shared.make(
        { kind: 'chunk', track, variant, index, skip: frames(0), wanted: null },
        signal,
        rank,
      )
    },
    isKept: async (job) => {
      const key = await keyOf(job)
      return key === undefined || (await keeper.isKept(key))
    },
    ranked: listening.ranked,
    alone,
  })

  const tell = async (heard: Heard) => {
    await listening.heard(heard)
    if (!(await disk)) return
    await keeper.heard(heard)
    ahead.heard(heard)
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
    wishes: (wishes) => void tellWishes(wishes).catch(() => {}),
  }
}
