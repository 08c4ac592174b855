import type { Milliseconds } from '#contracts/units'

/** Rejects `work` when neither it nor a `pet` is heard of for `limit`. */
export const watched = async <Value>(
  limit: Milliseconds,
  onSilence: () => Error,
  work: (pet: () => void) => Promise<Value>,
): Promise<Value> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise<Value>((resolve, reject) => {
      const pet = () => {
        clearTimeout(timer)
        timer = setTimeout(() => reject(onSilence()), limit)
      }
      pet()
      work(pet).then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
  }
}

/** `work`, given up as soon as `signal` aborts; what it still does is its own affair. */
export const abortable = async <Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> => {
  signal.throwIfAborted()
  let give: (() => void) | undefined
  try {
    return await new Promise<Value>((resolve, reject) => {
      give = () => reject(signal.reason)
      signal.addEventListener('abort', give, { once: true })
      work.then(resolve, reject)
    })
  } finally {
    if (give) signal.removeEventListener('abort', give)
  }
}
