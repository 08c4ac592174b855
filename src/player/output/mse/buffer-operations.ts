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
  | 'changeType'
  | 'mode'
  | 'remove'
  | 'timestampOffset'
  | 'updating'
> &
  EventTarget

/** Where coded sound lands on the element's clock, and what of it is heard. */
export interface Placement {
  readonly mode: AppendMode
  readonly timestampOffset: number
  readonly windowStart: number
  readonly windowEnd: number
}

export type Appended = 'appended' | 'full' | 'failed'

export interface BufferOperations {
  append(bytes: Uint8Array<ArrayBuffer>): Promise<Appended>
  remove(range: Range): Promise<void>
  /** Forgets a segment that was cut short, and sets where the next one goes. */
  place(placement: Placement): Promise<void>
  /** What is appended from now on is of another kind; false where the browser does not take it. */
  changeType(type: string): Promise<boolean>
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

  const place = ({ mode, timestampOffset, windowStart, windowEnd }: Placement): void => {
    if (signal.aborted) return
    if (isOpen()) target.abort()
    target.mode = mode
    target.timestampOffset = timestampOffset
    // The start must lie before the end at every moment.
    target.appendWindowStart = 0
    target.appendWindowEnd = windowEnd
    target.appendWindowStart = windowStart
  }

  const changeType = (type: string): boolean => {
    if (signal.aborted) return false
    try {
      target.changeType(type)
      return true
    } catch {
      return false
    }
  }

  return {
    append: (bytes) => enqueue(() => append(bytes)),
    remove: (range) => enqueue(() => remove(range)),
    place: (placement) => enqueue(() => place(placement)),
    changeType: (type) => enqueue(() => changeType(type)),
    ranges: () => rangesOf(target.buffered),
  }
}
