import type { Heard } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import type { Renderer } from '../port/renderer'
import { createAhead } from './ahead'
import { alone } from './alone'
import { createChunkKeeper } from './chunk-keeper'
import { createListening } from './listening'
import type { Disk } from './open-disk'

interface Parts {
  /** Null where this engine has none. */
  readonly disk: Promise<Disk | null>
  readonly renderer: Renderer
  readonly facts: (id: TrackId) => Promise<SoundFacts>
  /** Renders while nobody who listens waits. */
  readonly renderAhead: Renderer['chunk']
}

export interface WithDisk extends Renderer {
  heard(heard: Heard): void
}

/**
 * A renderer whose enhanced chunks are kept on the disk, and that renders ahead of the listener. Without a disk it
 * renders what it is asked for, as before.
 */
export const withDisk = ({ disk: opening, renderer, facts, renderAhead }: Parts): WithDisk => {
  const listening = createListening()
  const parts = opening
    .then((opened) => {
      if (!opened) return null
      const { store, writer } = opened
      const revisionOf = async (...asked: [TrackId, Parameters<Renderer['describe']>[1], AbortSignal]) =>
        (await renderer.describe(...asked)).profileRevision
      const keeper = createChunkKeeper(revisionOf, store, writer)
      return {
        keeper,
        ahead: createAhead({ facts, render: renderAhead, keeper, ranked: listening.ranked, alone }),
      }
    })
    .catch(() => null)
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

  return {
    describe: renderer.describe,
    chunk: async (request, signal) => {
      const chunk = await renderer.chunk(request, signal)
      const { variant, skip } = request
      if (!disk || variant.mode !== 'enhanced' || skip !== 0) return chunk
      return disk.keeper.keeping(request, chunk)
    },
    heard: (heard) => void tell(heard).catch(() => {}),
  }
}
