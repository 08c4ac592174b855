interface Waiting {
  readonly urgency: () => number
  readonly begin: () => void
}

/** Does one thing at a time: of those that wait the most urgent, of equally urgent ones the first that came. 0 is the most urgent. */
export const createUrgentQueue = () => {
  const waiting: Waiting[] = []
  let isBusy = false

  const next = () => {
    const first = waiting.reduce<Waiting | undefined>(
      (best, one) => (best && best.urgency() <= one.urgency() ? best : one),
      undefined,
    )
    isBusy = first !== undefined
    if (!first) return
    waiting.splice(waiting.indexOf(first), 1)
    first.begin()
  }

  return async <Result>(work: () => Promise<Result>, urgency: () => number): Promise<Result> => {
    if (isBusy) await new Promise<void>((begin) => waiting.push({ urgency, begin }))
    isBusy = true
    try {
      return await work()
    } finally {
      next()
    }
  }
}
