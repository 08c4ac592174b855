import type { Heard, Wishes } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { frames } from '#contracts/units'
import type { Variant } from '#contracts/variant'
import type { Renderer } from '../port/renderer'
import { rankOfAsked } from '../schedule/rank-of-asked'
import { createSharedRenderings, type Render } from '../schedule/shared-renderings'
import { createAhead } from './ahead'
import { alone } from './alone'
import { createChunkKeeper } from './chunk-keeper'
import { createListening } from './listening'
import type { Disk } from './open-disk'

interface Parts {
  /** Null where this engine has none. */
  readonly disk: Promise<Disk | null>
  /** Tells a track's profile, among others. */
  readonly described: Renderer['describe']
  readonly render: Render
  readonly facts: (id: TrackId) => Promise<SoundFacts>
  /** Who renders for more or fewer than before may be more or less urgent. */
  readonly onUrgency: () => void
}

export interface WithDisk extends Renderer {
  heard(heard: Heard): void
  wishes(wishes: Wishes): void
}

/**
 * A renderer whose enhanced chunks are kept on the disk, and that renders ahead of the listener. Without a disk it
 * renders what it is asked for, as before.
 */
export const withDisk = ({ disk: opening, described, render, facts, onUrgency }: Parts): WithDisk => {
  const listening = createListening()
  let heardLast: Heard | null = null

  const open = async () => {
    const opened = await opening
    if (!opened) return null
    const revisionOf = async (...asked: [TrackId, Variant, AbortSignal]) =>
      (await described(...asked)).profileRevision
    const keeper = createChunkKeeper(revisionOf, opened.store, opened.writer)
    const { keyOf, keeping } = keeper
    const shared = createSharedRenderings({ render, keyOf, keeping, onUsers: onUrgency })
    const ahead = createAhead({
      facts,
      make: ({ track, variant, index }, signal, rank) =>
        shared.make({ kind: 'chunk', track, variant, index, skip: frames(0) }, signal, rank),
      isKept: async (job) => {
        const key = await keyOf(job)
        return key === undefined || (await keeper.isKept(key))
      },
      ranked: listening.ranked,
      alone,
    })
    return { keeper, shared, ahead }
  }
  const parts = open().catch(() => null)
  let disk: Awaited<typeof parts> = null
  void parts.then((opened) => {
    disk = opened
  })

  const tell = async (heard: Heard) => {
    const opened = await parts
    await listening.heard(heard)
    if (!opened) return
    await opened.keeper.heard(heard)
    opened.ahead.heard(heard)
  }

  const tellWishes = async (wishes: Wishes) => {
    const opened = await parts
    if (!opened) return
    await opened.keeper.wishes(wishes)
    opened.ahead.wishes(wishes)
  }

  return {
    describe: described,
    chunk: (request, signal) => {
      const rank: Parameters<Render>[2] = (done) => rankOfAsked(request, done, heardLast)
      return disk ? disk.shared.read(request, signal, rank) : render(request, signal, rank)
    },
    heard: (heard) => {
      heardLast = heard
      onUrgency()
      void tell(heard).catch(() => {})
    },
    wishes: (wishes) => void tellWishes(wishes).catch(() => {}),
  }
}
