import type { Heard, HeardNext } from '#contracts/heard'
import type { TrackId } from '#contracts/track'
import { type Milliseconds, milliseconds } from '#contracts/units'

/** Whoever asks for a track's sound without saying that it is heard may ask for more of it for so long. */
const patience = milliseconds(60_000)

export interface Uses {
  readonly heard: { readonly track: TrackId; readonly next: TrackId | null } | null
  /** When sound of a track was last asked for. */
  readonly asked: ReadonlyMap<TrackId, Milliseconds>
}

/** Tracks whose level must not move at `now`: what is heard, what follows it, and what was asked for of late. */
export const tracksInUse = ({ heard, asked }: Uses, now: Milliseconds): ReadonlySet<TrackId> => {
  const used = new Set<TrackId>()
  if (heard) used.add(heard.track)
  if (heard?.next != null) used.add(heard.next)
  for (const [id, at] of asked) if (now - at < patience) used.add(id)
  return used
}

interface Parts {
  /** Keeps a track from changing until released. */
  readonly use: (id: TrackId) => () => void
  /** Called when another track is heard, so that what waited for the last one may happen. */
  readonly onLeft: () => void
  readonly now?: () => Milliseconds
}

/** Follows what this engine's listeners use, and holds on to it. */
export const createTracksInUse = ({ use, onLeft, now = () => milliseconds(Date.now()) }: Parts) => {
  const asked = new Map<TrackId, Milliseconds>()
  const held = new Map<TrackId, () => void>()
  let heard: Uses['heard'] = null

  const update = () => {
    const time = now()
    const used = tracksInUse({ heard, asked }, time)
    for (const id of asked.keys()) if (!used.has(id)) asked.delete(id)
    for (const [id, release] of held) {
      if (used.has(id)) continue
      held.delete(id)
      release()
    }
    for (const id of used) if (!held.has(id)) held.set(id, use(id))
  }

  return {
    asked: (id: TrackId) => {
      asked.set(id, now())
      update()
    },
    heard: ({ track, next }: Pick<Heard, 'track'> & { readonly next: Pick<HeardNext, 'track'> | null }) => {
      const isAnother = heard?.track !== track
      heard = { track, next: next?.track ?? null }
      update()
      if (isAnother) onLeft()
    },
  }
}
