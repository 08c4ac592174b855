import { type Accessor, createSignal } from 'solid-js'
import { milliseconds } from '#contracts/units'
import type { Player } from '#player/face'

/** Whoever waits longer for the last session hears what is listed. */
const patience = milliseconds(4_000)

interface Reach {
  readonly player: Player
  /** Settles once the last session is back, or is known to be none. */
  readonly sessionBack: Promise<unknown>
  /** Nothing can be played: there is nothing to wait for. */
  isBare(): boolean
  /** Plays what is listed, if anything is. */
  playListed(): void
}

export interface Toggle {
  /** Play was asked for, and what to play is not known yet. */
  readonly waiting: Accessor<boolean>
  toggle(): void
}

/**
 * What the button of the transport does. Asked to play before the last session is back, it waits for that, so as not to
 * take its place; asked again meanwhile, it lets go.
 */
export const createToggle = ({ player, sessionBack, isBare, playListed }: Reach): Toggle => {
  const [waiting, setWaiting] = createSignal(false)
  let isBack = false
  let overdue: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(overdue)
    setWaiting(false)
  }
  const isEmpty = () => player.view().queue.length === 0

  const go = () => {
    if (!waiting()) return
    end()
    if (isEmpty()) playListed()
    // What was chosen in the meantime plays already.
    else if (player.view().playback === 'paused') player.play()
  }
  const onBack = () => {
    isBack = true
    go()
  }
  sessionBack.then(onBack, onBack)
  return {
    waiting,
    toggle: () => {
      const wasWaiting = waiting()
      end()
      if (!isEmpty()) player.toggle()
      else if (isBack || isBare()) playListed()
      else if (!wasWaiting) {
        setWaiting(true)
        overdue = setTimeout(go, patience)
      }
    },
  }
}
