import { type Accessor, createEffect, createSignal, onCleanup, untrack } from 'solid-js'
import { milliseconds, type Seconds } from '#contracts/units'
import type { Player, PlayerView } from '#player/face'

const between = milliseconds(200)

/** Where the sound is, and the way to move it. */
export interface Position {
  readonly now: Accessor<Seconds>
  seek(position: Seconds): void
}

/** Follows the audible position while a track is there and somebody can see it. */
export const createPosition = (player: Player, view: Accessor<PlayerView>): Position => {
  const [now, setNow] = createSignal(player.position())
  const follow = () => {
    // News the faces are not told yet: sound is opening, in this thread, and would wait for what is drawn.
    const isAwaited = player.view() !== untrack(view)
    if (!document.hidden && !isAwaited) setNow(player.position())
  }
  createEffect(() => {
    follow()
    if (view().track === null) return
    const timer = setInterval(follow, between)
    onCleanup(() => clearInterval(timer))
  })
  return {
    now,
    seek: (position) => {
      player.seek(position)
      setNow(position)
    },
  }
}
