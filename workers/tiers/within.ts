import { type Milliseconds, milliseconds } from '#contracts/units'

/** A disk that says nothing for so long is done without. */
export const usualPatience = milliseconds(1_500)

export class TooLate extends Error {}

/** What `answer` gives, or {@link TooLate} after `patience`. */
export const within = async <Answer>(patience: Milliseconds, answer: Promise<Answer>): Promise<Answer> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate('The disk did not answer in time')), patience)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
