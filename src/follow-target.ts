import type { Backend } from './backend/face'
import { milliseconds } from './contracts/units'
import type { Player } from './player/face'

/**
 * Who goes through the choices by key hears the one they stop at; and by then the service worker has heard of it, too,
 * by a way of its own.
 */
const rest = milliseconds(200)

type Following = Pick<Player, 'view' | 'loudnessKnown' | 'landOn'>

/**
 * Lets the player go over to another target once it is chosen, in whatever tab. How loud the new sound is comes first,
 * so that it is as loud as matching wants from its first sample on.
 */
export const followTarget = (
  player: Following,
  backend: Pick<Backend, 'view' | 'subscribe' | 'report'>,
): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let seen = backend.view().target

  const follow = async () => {
    const target = seen
    const { track, enhancement } = player.view()
    const { preset, intensity } = enhancement
    const variant = { mode: 'enhanced', preset, intensity } as const
    const found = track && (await backend.report(track.id, variant))
    // Chosen anew meanwhile: whose figures these are nobody knows.
    if (target !== seen) return
    if (found) player.loudnessKnown(track.id, variant, target, found.loudness)
    player.landOn(target)
  }
  backend.subscribe(({ target }) => {
    if (target === seen) return
    seen = target
    clearTimeout(timer)
    timer = setTimeout(() => void follow().catch(reportError), rest)
  })
}
