/**
 * Keeps background work out of the way: it goes on only while nobody who listens is being served.
 */
export const createQuiet = () => {
  let busy = 0
  const waiting = new Set<() => void>()

  /** Marks the time a listener waits for `work`. */
  const whileBusy = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    busy += 1
    try {
      return await work()
    } finally {
      busy -= 1
      if (busy === 0) {
        for (const wake of waiting) wake()
        waiting.clear()
      }
    }
  }

  /** Resolves once nobody is being served. */
  const quiet = async (): Promise<void> => {
    while (busy > 0) await new Promise<void>((resolve) => waiting.add(resolve))
  }

  return { whileBusy, quiet }
}

export type Quiet = ReturnType<typeof createQuiet>
