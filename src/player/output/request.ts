import { type Problem, problem, problemStatus } from '#contracts/problem'
import { type Milliseconds, milliseconds } from '#contracts/units'
import { pause } from './wait'

export type Answer =
  | { readonly status: 'answered'; readonly response: Response }
  | { readonly status: 'failed'; readonly problem: Problem }
  | { readonly status: 'aborted' }

const attempts = 4
const answerTime = milliseconds(12_000)
const longestRetry = milliseconds(3_000)
const unreachable = problem('engine/unavailable', 'The part of Auricle that renders sound does not answer.')

/**
 * Asks the backend, again when it is briefly unable (`503`, no answer). Everything that is not sound comes back as
 * the backend's own problem.
 */
export const request = async (url: string, signal: AbortSignal, init: RequestInit = {}): Promise<Answer> => {
  let last: Problem = unreachable
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { response, timedOut } = await attemptFetch(url, signal, init)
    if (signal.aborted) return { status: 'aborted' }
    if (response?.ok) return { status: 'answered', response }
    if (timedOut) return { status: 'failed', problem: problem('engine/timeout', unreachable.detail) }
    if (response) last = await problemIn(response)
    if (response && response.status !== 503) return { status: 'failed', problem: last }
    if (attempt < attempts) await pause(retryTime(response, attempt), signal)
    if (signal.aborted) return { status: 'aborted' }
  }
  return { status: 'failed', problem: last }
}

export type JsonAnswer<Value> =
  | { readonly status: 'answered'; readonly value: Value }
  | Exclude<Answer, { readonly status: 'answered' }>

/** Asks for a document of the contract, whose shape the backend answers for. */
export const requestJson = async <Value>(url: string, signal: AbortSignal): Promise<JsonAnswer<Value>> => {
  const answer = await request(url, signal)
  if (answer.status !== 'answered') return answer
  try {
    return { status: 'answered', value: (await answer.response.json()) as Value }
  } catch {
    return signal.aborted ? { status: 'aborted' } : { status: 'failed', problem: unreachable }
  }
}

const attemptFetch = async (url: string, signal: AbortSignal, init: RequestInit) => {
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), answerTime)
  const stop = () => timeout.abort()
  // The caller's signal goes on to govern the body after the time-out for the head is over.
  signal.addEventListener('abort', stop)
  try {
    return { response: await fetch(url, { ...init, signal: timeout.signal }), timedOut: false }
  } catch {
    signal.removeEventListener('abort', stop)
    return { response: null, timedOut: timeout.signal.aborted && !signal.aborted }
  } finally {
    clearTimeout(timer)
  }
}

const retryTime = (response: Response | null, attempt: number): Milliseconds => {
  const asked = Number(response?.headers.get('Retry-After') ?? Number.NaN) * 1000
  return milliseconds(Math.min(Number.isFinite(asked) ? asked : 250 * attempt, longestRetry))
}

/** The problem in an answer that is not sound. A stranger's error page is read by its status alone. */
const problemIn = async (response: Response): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => null)
  const { code, detail } =
    typeof body === 'object' && body !== null ? { ...unknownProblem, ...body } : unknownProblem
  if (typeof code === 'string' && isProblemCode(code) && typeof detail === 'string') return { code, detail }
  return problem(
    response.status === 503 ? 'engine/unavailable' : 'engine/failed',
    `The backend answered ${response.status}.`,
  )
}

const unknownProblem: { code: unknown; detail: unknown } = { code: null, detail: null }

const isProblemCode = (code: string): code is Problem['code'] => Object.hasOwn(problemStatus, code)
