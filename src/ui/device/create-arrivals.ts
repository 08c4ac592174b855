import { createEffect, createSignal } from 'solid-js'
import { assertNever } from '#contracts/assert-never'
import type { HandedFile } from '#contracts/device'
import type { Wish } from '#contracts/wish'
import type { PickedFile } from '#library/face'
import { playAdded } from '../adding/play-added'
import type { Shared } from '../shared'

const picked = (handed: HandedFile): PickedFile => ({ ...handed, path: handed.file.name })

export interface Arrivals {
  /** True when something that was shared found no room. */
  lost(): boolean
  dismiss(): void
}

/** Does what the device asks for: plays files that were opened or shared, follows shortcuts. */
export const createArrivals = (shared: Shared, search: () => void): Arrivals => {
  const [lost, setLost] = createSignal(false)
  const [toContinue, setToContinue] = createSignal(false)

  const follow = (wish: Wish) => {
    switch (wish) {
      case 'continue':
        setToContinue(true)
        break
      case 'search':
        search()
        break
      default:
        assertNever(wish)
    }
  }
  // The listener's songs, and where they were, come a moment after the page.
  createEffect(() => {
    if (!toContinue() || shared.songs.count() === null) return
    setToContinue(false)
    if (!shared.playing()) shared.toggle()
  })
  shared.device.receive({
    files: (files) => void playAdded(shared, files.map(picked)),
    lost: () => setLost(true),
    wish: follow,
  })
  return { lost, dismiss: () => setLost(false) }
}
