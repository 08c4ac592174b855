import { ProblemError, problem } from '#contracts/problem'
import type { FromReader, FromRenderer, RenderRequest, Wanted } from '#contracts/render-port'
import type { Milliseconds } from '#contracts/units'
import type { Page } from './page'

/** One request to one page's engine, over a channel of its own. */
export interface Exchange {
  readonly pageId: string
  /** The next message. Throws `engine/timeout` after `patience`, `engine/died` once lost. */
  next(patience: Milliseconds): Promise<FromRenderer>
  pull(): void
  /** Somebody waits for it, or for more of it. */
  want(wanted: Wanted): void
  /** The engine is known to be gone. */
  lose(): void
  /** Stops the work at the other end; harmless after its end. */
  close(): void
}

const died = () => new ProblemError(problem('engine/died', 'The page that was rendering is gone'))
const tooLate = () => new ProblemError(problem('engine/timeout', 'The page did not answer in time'))

export const openExchange = (page: Page, request: RenderRequest): Exchange => {
  const { port1: port, port2: engineEnd } = new MessageChannel()
  const inbox: FromRenderer[] = []
  let lost = false
  let wake = () => {}

  port.onmessage = ({ data }: MessageEvent<FromRenderer>) => {
    inbox.push(data)
    wake()
  }
  page.post({ kind: 'render', request }, engineEnd)

  const send = (message: FromReader) => port.postMessage(message)
  const lose = () => {
    lost = true
    wake()
  }

  return {
    pageId: page.id,
    next: async (patience) => {
      let late = false
      const timer = setTimeout(() => {
        late = true
        wake()
      }, patience)
      try {
        for (;;) {
          const message = inbox.shift()
          if (message) return message
          if (lost) throw died()
          if (late) throw tooLate()
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      } finally {
        clearTimeout(timer)
      }
    },
    pull: () => send({ kind: 'pull' }),
    want: (wanted) => send({ kind: 'want', wanted }),
    lose,
    close: () => {
      send({ kind: 'cancel' })
      port.close()
      lose()
    },
  }
}
