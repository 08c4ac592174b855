import { bytes } from '#contracts/units'
import { type DiskBudgets, diskBudgets } from './disk-budgets'
import { isSmallDevice } from './memory-budget'

/** Where the browser does not tell: little enough for any device. */
const unknownQuota = 1_000_000_000

/** What the disk tiers may hold in this browser. */
export const readDiskBudgets = async (): Promise<DiskBudgets> => {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined)
  return diskBudgets(bytes(estimate?.quota ?? unknownQuota), isSmallDevice(navigator))
}
