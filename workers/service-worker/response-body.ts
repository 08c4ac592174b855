import type { Reader } from './asking'

type Pieces = AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>

/** Pieces as a response's body: made as they are read, given up when the reader goes. */
export const responseBody = (pieces: Pieces, reader: Reader): ReadableStream<Uint8Array<ArrayBuffer>> => {
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
