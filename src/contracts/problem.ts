/** Stable codes of everything that can go wrong at a border, with the HTTP status each one answers with. */
export const problemStatus = {
  'track/unknown': 404,
  'chunk/out-of-range': 404,
  'path/unknown': 404,
  'method/not-allowed': 405,
  'format/not-available': 406,
  'range/not-satisfiable': 416,
  'parameter/invalid': 422,
  'service-worker/unavailable': 503,
  'engine/unavailable': 503,
  'engine/timeout': 503,
  'engine/died': 503,
  'engine/failed': 500,
  'file/missing': 500,
  'file/permission': 500,
  'file/unreadable': 500,
  'file/not-audio': 500,
  'codecs/unavailable': 503,
  'decode/failed': 500,
  'encode/failed': 500,
  'storage/full': 500,
  'storage/failed': 500,
  'storage/silent': 503,
  'page/incomplete': 503,
  'page/failed': 500,
} as const

export type ProblemCode = keyof typeof problemStatus

/** RFC 9457 in miniature. `detail` is a sentence for people and names the file where one is meant. */
export interface Problem {
  readonly code: ProblemCode
  readonly detail: string
  /** The parameter at fault, for `parameter/invalid`. */
  readonly parameter?: string
}

export const problem = (code: ProblemCode, detail: string): Problem => ({ code, detail })

/** A problem thrown through layers that cannot return it; caught at the border of the realm. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail}`)
  }
}

/** The problem inside an unknown error; anything unexpected becomes `fallback`. */
export const problemOf = (error: unknown, fallback: ProblemCode): Problem =>
  error instanceof ProblemError
    ? error.problem
    : problem(fallback, error instanceof Error ? error.message : String(error))
