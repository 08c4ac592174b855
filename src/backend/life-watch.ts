import { type Milliseconds, milliseconds } from '#contracts/units'
import { within } from '#contracts/within'

export interface LifeWatch {
  /** Something odd happened: ask at once. */
  suspect(): void
  stop(): void
}

interface Watched {
  /** The Web Lock that it holds for its life. */
  readonly life: string
  readonly ping: () => Promise<unknown>
  /** Called once, when it is gone or has left two questions without an answer. */
  readonly onGone: () => void
}

const pause = milliseconds(15_000)
const patience = milliseconds(8_000)
/** One may be lost to a machine that slept in between. */
const unansweredAtMost = 1

/** Notices the end of a worker: at once by its lock, and by its silence where it hangs. */
export const watchLife = ({ life, ping, onGone }: Watched, every: Milliseconds = pause): LifeWatch => {
  const over = new AbortController()
  let unanswered = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const stop = () => {
    clearTimeout(timer)
    over.abort()
  }
  const end = () => {
    if (over.signal.aborted) return
    stop()
    onGone()
  }
  const ask = async () => {
    clearTimeout(timer)
    const answered = await within(patience, ping()).then(
      () => true,
      () => false,
    )
    if (over.signal.aborted) return
    unanswered = answered ? 0 : unanswered + 1
    if (unanswered > unansweredAtMost) return end()
    timer = setTimeout(ask, answered ? every : 0)
  }

  timer = setTimeout(ask, every)
  // Granted only when the worker is gone. Without Web Locks the questions alone must do.
  navigator.locks?.request(life, { signal: over.signal }, end).catch(() => {})
  return { suspect: ask, stop }
}
