import { type Milliseconds, milliseconds } from '#contracts/units'
import type { BackgroundWork } from './background-work'
import { onLibraryChange } from './work-list'

/** An import is over when the library has not changed for so long; until then it has the machine to itself. */
const settled = milliseconds(2_000)
const lockName = 'auricle-background-work'

/** Runs background work after the library has settled, in one tab of however many are open. */
export const scheduleBackgroundWork = (work: BackgroundWork, wait: Milliseconds = settled) => {
  const over = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let mayRun = false

  const run = () => {
    if (mayRun) work.run(over.signal).catch(reportError)
  }
  const runSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(run, wait)
  }
  const holdTurn = () => {
    mayRun = true
    runSoon()
    return new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()))
  }

  const ignore = onLibraryChange(() => {
    work.listChanged()
    runSoon()
  })
  if (navigator.locks) navigator.locks.request(lockName, { signal: over.signal }, holdTurn).catch(() => {})
  else void holdTurn()

  return {
    runSoon,
    stop: () => {
      clearTimeout(timer)
      ignore()
      over.abort()
    },
  }
}
