import type { Reader } from './asking'
import type { Pieces } from './pieces'

type Body = ReadableStream<Uint8Array<ArrayBuffer>> | Blob

/**
 * False where a streamed answer whose reader turns away stops the service worker for ever: WebKit closes the stream
 * under the lock that it takes again to report the end (docs/adr/0008). No feature tells, so the name has to.
 */
export const canCancelStreams = ({ userAgent }: { readonly userAgent: string }): boolean =>
  !/AppleWebKit\//.test(userAgent) || /Chrome\//.test(userAgent)

/** Makes a response's body of pieces. */
export type MakeBody = (pieces: Pieces, reader: Reader) => Promise<Body>

/** All pieces before any leaves. Rejects with what they throw. */
export const collected = async (pieces: Pieces): Promise<Blob> => {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of pieces) parts.push(piece)
  return new Blob(parts)
}

/** Pieces made as they are read, given up when the reader goes. */
export const streamed: MakeBody = async (pieces, reader) => {
  let over = () => {}
  reader.keepAlive(
    new Promise<void>((resolve) => {
      over = resolve
    }),
  )
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (controller) => {
        try {
          const piece = await pieces.next()
          if (!piece.done) return controller.enqueue(piece.value)
          controller.close()
        } catch (error) {
          // A stream that was cancelled takes no error any more, and nobody is left to tell.
          if (!reader.signal.aborted) controller.error(error)
        }
        over()
      },
      cancel: () => {
        reader.leave()
        over()
        // Ends once what it waits for has heard of it; whoever left need not wait for that.
        pieces.return().catch(() => {})
      },
    },
    { highWaterMark: 0 },
  )
}
