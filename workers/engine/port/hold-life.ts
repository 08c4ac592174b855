/**
 * Holds the named Web Lock until this worker is gone, in whatever way: the page waits for the same lock and so
 * learns of the end at once. Resolves when held, or at once where there are no Web Locks.
 */
export const holdLife = (name: string): Promise<void> =>
  new Promise((held) => {
    if (!navigator.locks) return held()
    const forEver = () => {
      held()
      return new Promise<never>(() => {})
    }
    navigator.locks.request(name, forEver).catch(() => held())
  })
