import { ProblemError, problem } from '#contracts/problem'
import type { Milliseconds } from '#contracts/units'

/** The answer, or `engine/timeout` when it takes longer than `patience`. */
export const within = <Answer>(patience: Milliseconds, answer: Promise<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const late = () => reject(new ProblemError(problem('engine/timeout', 'No answer came in time')))
    const timer = setTimeout(late, patience)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
