import { ProblemError, problem } from './problem'
import type { Milliseconds } from './units'

const noAnswer = problem('engine/timeout', 'No answer came in time')

/** The answer; `late` is thrown when it takes longer than `patience`. */
export const within = <Answer>(
  patience: Milliseconds,
  answer: Promise<Answer>,
  late = noAnswer,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ProblemError(late)), patience)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
