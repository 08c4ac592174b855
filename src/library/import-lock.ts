import { milliseconds } from '#contracts/units'

const lockName = 'auricle-import'
const patience = milliseconds(5_000)

/** Holds off the sweeping of orphans, in every tab, while copies exist that no record names yet. */
export const whileImporting = async <Result>(run: () => Promise<Result>): Promise<Result> => {
  if (!navigator.locks) return run()
  const release = await new Promise<() => void>((granted) => {
    const options: LockOptions = { mode: 'shared', signal: AbortSignal.timeout(patience) }
    const held = navigator.locks.request(
      lockName,
      options,
      () => new Promise<void>((leave) => granted(leave)),
    )
    // A sweep that takes this long only deletes what it saw before the import began.
    held.catch(() => granted(() => {}))
  })
  return run().finally(release)
}

/** Runs when no tab is importing, else not at all. */
export const unlessImporting = async (run: () => Promise<void>): Promise<void> => {
  await navigator.locks?.request(lockName, { ifAvailable: true }, async (alone) => {
    if (alone) await run()
  })
}
