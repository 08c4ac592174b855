import { createEffect, createResource, For } from 'solid-js'
import { chunkDuration } from '#contracts/chunking'
import type { ChunkMeters, Meter } from '#contracts/meters'
import type { TargetLoudness } from '#contracts/profile'
import type { TrackId } from '#contracts/track'
import type { Enhanced } from '#contracts/variant'
import { level } from '../enhancement/figure'
import { useShared } from '../shared'
import { words } from '../words'
import { readingAt, shareOf } from './meter-reading'
import './meters.css'

interface Asked {
  readonly track: TrackId
  readonly variant: Enhanced
  readonly target: TargetLoudness
  readonly index: number
}

interface Measured {
  readonly about: Asked
  readonly meters: ChunkMeters | null
}

const keyOf = ({ track, variant, target, index }: Asked) =>
  `${track}/${variant.preset}/${variant.intensity}/${target}/${index}`
/** Chunks whose meters are remembered. */
const kept = 8

const sides = ['before', 'after'] as const

const Bar = (props: { name: string; meter: Meter | undefined; time: number; heard: boolean }) => {
  const reading = () => readingAt(props.meter, props.time)
  return (
    <div class="meter" classList={{ heard: props.heard }}>
      <span class="meter-name">{props.name}</span>
      <div class="meter-bar" aria-hidden="true">
        <i class="meter-level" style={{ '--share': shareOf(reading()?.shortTerm ?? null) }} />
        <i class="meter-peak" style={{ '--share': shareOf(reading()?.peak ?? null) }} />
      </div>
      <span class="meter-figure figures">
        {level(reading()?.shortTerm ?? null)}
        <small>{level(reading()?.peak ?? null)}</small>
      </span>
    </div>
  )
}

/** Loudness and true peak as the engine measured them, before and after, at the time that is heard. */
const Meters = () => {
  const { backend, sound, current, position } = useShared()
  const known = new Map<string, ChunkMeters>()
  const read = async (asked: Asked): Promise<ChunkMeters | null> => {
    const before = known.get(keyOf(asked))
    if (before) return before
    const meters = await backend.meters(asked.track, asked.variant, asked.index)
    if (meters) known.set(keyOf(asked), meters)
    for (const oldest of known.keys()) {
      if (known.size <= kept) break
      known.delete(oldest)
    }
    return meters
  }
  const asked = (): Asked | false => {
    const track = current()
    const { preset, intensity } = sound().enhancement
    const sounds = sound().playback === 'playing' || sound().playback === 'paused'
    return (
      track !== undefined &&
      sounds && {
        track,
        variant: { mode: 'enhanced', preset, intensity },
        target: sound().target,
        index: Math.floor(position.now() / chunkDuration),
      }
    )
  }
  let last: Asked | undefined
  const question = () => {
    const next = asked()
    if (next && (!last || keyOf(last) !== keyOf(next))) last = next
    return last ?? false
  }
  // Known to be nothing at first: waiting would hide what says that it is being measured.
  const [meters] = createResource<Measured | null, Asked>(
    question,
    async (about) => ({ about, meters: await read(about) }),
    { initialValue: null },
  )
  const now = () => {
    const found = meters.latest
    const next = asked()
    return found && next && keyOf(found.about) === keyOf(next) ? found.meters : null
  }
  // The next chunk is measured before it is heard.
  createEffect(() => {
    const next = asked()
    const index = next ? next.index + 1 : 0
    if (!next || !now() || index * chunkDuration >= sound().duration) return
    void read({ ...next, index })
  })
  const heard = () => (sound().enhancement.enabled !== sound().comparing ? 'after' : 'before')
  return (
    <section class="meters" aria-label={words.meters}>
      <For each={sides}>
        {(side) => (
          <Bar
            name={words.meterSides[side]}
            meter={now()?.[side]}
            time={position.now() % chunkDuration}
            heard={heard() === side}
          />
        )}
      </For>
      <p class="meters-note">{now() ? words.metersNote : words.metersWait}</p>
    </section>
  )
}

export default Meters
