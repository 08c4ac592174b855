import { ProblemError, problem } from '#contracts/problem'
import { type Milliseconds, milliseconds } from '#contracts/units'

export const encodeFailed = (detail: string) => new ProblemError(problem('encode/failed', detail))

export const isEncodeFailed = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'encode/failed'

/** An encoder that says nothing for this long will never speak again. */
const patience = milliseconds(10_000)

/** `work`, or `encode/failed` once it has taken too long; an abort ends the wait at once. */
export const inTime = async <Result>(
  work: Promise<Result>,
  what: string,
  signal: AbortSignal,
  limit: Milliseconds = patience,
): Promise<Result> => {
  signal.throwIfAborted()
  let release = () => {}
  const tooLong = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(encodeFailed(`${what} fell silent`)), limit)
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort)
    release = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    }
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    release()
  }
}
