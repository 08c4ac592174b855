import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import type { Backend } from '#backend/face'
import type { TrackId } from '#contracts/track'
import type { Wave } from '#contracts/wave'

/** The outline of a track as it gets finer; null until anything of it is known. `ready`: it sounds already. */
export const createOutline = (
  outline: Backend['outline'],
  track: Accessor<TrackId | undefined>,
  ready: Accessor<boolean>,
): Accessor<Wave | null> => {
  const [wave, setWave] = createSignal<Wave | null>(null)
  createEffect(() => {
    const id = track()
    setWave(null)
    if (id === undefined) return
    // What sounds goes first: nothing is decoded for a drawing before that.
    createEffect(() => {
      if (!ready()) return
      onCleanup(outline(id, (found) => setWave(found)))
    })
  })
  return wave
}
