import { assertNever } from '#contracts/assert-never'
import { seconds } from '#contracts/units'
import type { Player } from '#player/face'
import type { Position } from '../transport/position'
import type { Shortcut } from './shortcut'

/** What shortcuts reach. */
export interface Reach {
  readonly player: Player
  readonly position: Position
  toggle(): void
  search(): void
  help(): void
  developer(): void
}

const within = (value: number, highest: number) => Math.min(highest, Math.max(0, value))

/** Does what a shortcut means. */
export const act = (
  shortcut: Shortcut,
  { player, position, toggle, search, help, developer }: Reach,
): void => {
  const view = player.view()
  switch (shortcut.kind) {
    case 'toggle':
      toggle()
      break
    case 'seek-by':
      if (view.track) position.seek(seconds(within(player.position() + shortcut.by, view.duration)))
      break
    case 'previous':
      player.previous()
      break
    case 'next':
      player.next()
      break
    case 'volume-by':
      player.setMuted(false)
      player.setVolume(within(view.volume + shortcut.by, 1))
      break
    case 'mute':
      player.setMuted(!view.muted)
      break
    case 'enhance':
      player.setEnhanced(!view.enhancement.enabled)
      break
    case 'preset':
      player.setPreset(shortcut.preset)
      break
    case 'search':
      search()
      break
    case 'help':
      help()
      break
    case 'developer':
      developer()
      break
    default:
      assertNever(shortcut)
  }
}
