/** Counts what a reader has asked for and not yet got, so that work waits for it. */
export const createPulls = () => {
  let asked = 0
  let stopped = false
  let wake = () => {}

  return {
    add: () => {
      asked += 1
      wake()
    },
    stop: () => {
      stopped = true
      wake()
    },
    /** Waits for a pull and uses it up; false once stopped. */
    next: async (): Promise<boolean> => {
      while (asked === 0 && !stopped) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (stopped) return false
      asked -= 1
      return true
    },
  }
}
