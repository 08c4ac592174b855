/** A frame header: how long the frame is, and what must be the same in all headers of one stream. */
export interface FrameHead {
  readonly length: number
  readonly stream: number
}

export type ReadFrameHead = (bytes: Uint8Array, at: number) => FrameHead | undefined

/**
 * Whether consecutive frames of one stream start at `start`. `wanted` of them must follow one another; fewer, but
 * at least two, where they run to the end of the file. Random bytes do not do that.
 */
export const hasChain = (
  bytes: Uint8Array,
  start: number,
  readHead: ReadFrameHead,
  wanted: number,
  endsHere: boolean,
): boolean => {
  let at = start
  let stream: number | undefined
  for (let count = 0; count < wanted; count++) {
    const head = readHead(bytes, at)
    if (!head) return count >= 2 && endsHere && at + 4 > bytes.length
    if (stream !== undefined && head.stream !== stream) return false
    stream = head.stream
    at += head.length
  }
  return true
}
