import { milliseconds } from '#contracts/units'
import { nextEvent } from '../wait'
import { type Range, rangesOf } from './ranges'

/** What of a SourceBuffer is used. */
export type AppendTarget = Pick<
  SourceBuffer,
  | 'abort'
  | 'appendBuffer'
  | 'appendWindowEnd'
  | 'appendWindowStart'
  | 'buffered'
  | 'mode'
  | 'remove'
  | 'timestampOffset'
  | 'updating'
> &
  EventTarget

/** Where coded sound lands on the track's timeline, and what of it is heard. */
export interface Placement {
  readonly mode: AppendMode
  readonly timestampOffset: number
  readonly windowEnd: number
}

export type Appended = 'appended' | 'full' | 'failed'

export interface BufferOperations {
  append(bytes: Uint8Array<ArrayBuffer>): Promise<Appended>
  remove(range: Range): Promise<void>
  /** Forgets a segment that was cut short, and sets where the next one goes. */
  place(placement: Placement): Promise<void>
  ranges(): readonly Range[]
}

const operationTime = milliseconds(10_000)

/**
 * A SourceBuffer takes one operation at a time: each waits here for the one before. An operation that throws or never
 * ends answers `failed` and does not hold up the next one.
 */
export const createBufferOperations = (
  target: AppendTarget,
  /** False once the stream was ended: appending opens it again, aborting would throw. */
  isOpen: () => boolean,
  signal: AbortSignal,
): BufferOperations => {
  let tail: Promise<unknown> = Promise.resolve()

  const enqueue = <Result>(operation: () => Promise<Result> | Result): Promise<Result> => {
    const result = tail.then(operation)
    tail = result.catch(() => undefined)
    return result
  }

  const append = async (bytes: Uint8Array<ArrayBuffer>): Promise<Appended> => {
    if (signal.aborted) return 'failed'
    const ended = nextEvent(target, ['updateend', 'error'], operationTime, signal)
    try {
      target.appendBuffer(bytes)
    } catch (error) {
      return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed'
    }
    return (await ended) === 'updateend' ? 'appended' : 'failed'
  }

  const remove = async ({ from, to }: Range): Promise<void> => {
    if (signal.aborted || to <= from) return
    const ended = nextEvent(target, ['updateend'], operationTime, signal)
    target.remove(from, to)
    await ended
  }

  const place = ({ mode, timestampOffset, windowEnd }: Placement): void => {
    if (signal.aborted) return
    if (isOpen()) target.abort()
    target.mode = mode
    target.timestampOffset = timestampOffset
    target.appendWindowStart = 0
    target.appendWindowEnd = windowEnd
  }

  return {
    append: (bytes) => enqueue(() => append(bytes)),
    remove: (range) => enqueue(() => remove(range)),
    place: (placement) => enqueue(() => place(placement)),
    ranges: () => rangesOf(target.buffered),
  }
}
