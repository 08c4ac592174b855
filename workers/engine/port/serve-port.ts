import { assertNever } from '#contracts/assert-never'
import { problem, problemOf } from '#contracts/problem'
import type { FromReader, FromRenderer, RenderRequest, Wanted } from '#contracts/render-port'
import { type Milliseconds, milliseconds } from '#contracts/units'
import { createPulls } from './pulls'
import type { AskedChunk, Due, Renderer } from './renderer'

/** A reader that says nothing for so long is gone: service workers die without a word. */
const patience = milliseconds(60_000)

/**
 * Answers one request through its port: `accepted` at once, then the description, or the head and one `data` for
 * each `pull`. Whatever goes wrong leaves as a `problem`; `cancel` and silence abort the work.
 */
export const servePort = (
  port: MessagePort,
  request: RenderRequest,
  renderer: Renderer,
  silence: Milliseconds = patience,
): void => {
  const work = new AbortController()
  const pulls = createPulls()
  let due = request.kind === 'chunk' && request.wanted ? dueOf(request.wanted) : null
  const send = (message: FromRenderer, transfer: Transferable[] = []) => port.postMessage(message, transfer)

  // The port stays open after the last message: the reader closes it once it has read that.
  const stop = () => {
    clearTimeout(watch)
    work.abort()
    pulls.stop()
  }
  const givenUp = () => {
    stop()
    send({ kind: 'problem', problem: problem('engine/timeout', 'The reader fell silent') })
  }
  let watch = setTimeout(givenUp, silence)

  port.onmessage = ({ data: message }: MessageEvent<FromReader>) => {
    switch (message.kind) {
      case 'pull':
        clearTimeout(watch)
        watch = setTimeout(givenUp, silence)
        return pulls.add()
      case 'want':
        due = dueOf(message.wanted)
        return
      case 'cancel':
        stop()
        return port.close()
      default:
        return assertNever(message)
    }
  }

  const sendChunk = async (wanted: AskedChunk) => {
    const { body, ...head } = await renderer.chunk(wanted, work.signal, () => due)
    try {
      send({ kind: 'head', ...head })
      while (await pulls.next()) {
        const piece = await body.next()
        if (piece.done) return send({ kind: 'end' })
        const whole = ownBuffer(piece.value)
        send({ kind: 'data', bytes: whole }, [whole])
      }
    } finally {
      await body.return?.()
    }
  }

  const answer = async () => {
    send({ kind: 'accepted' })
    if (request.kind === 'chunk') return sendChunk(request)
    const description = await renderer.describe(request.track, request.variant, work.signal)
    send({ kind: 'description', description })
  }

  answer()
    .catch((error: unknown) => {
      if (!work.signal.aborted) send({ kind: 'problem', problem: problemOf(error, 'engine/failed') })
    })
    .finally(stop)
}

const dueOf = ({ from, spare }: Wanted): Due => ({
  from,
  at: milliseconds(performance.now() + spare * 1000),
})

/** The piece as a buffer that can be transferred without taking anything else along. */
const ownBuffer = (piece: Uint8Array<ArrayBuffer>): ArrayBuffer =>
  piece.byteLength === piece.buffer.byteLength ? piece.buffer : piece.slice().buffer
