import { type Bytes, bytes } from '#contracts/units'

interface Machine {
  /** GiB, where the browser tells. */
  readonly deviceMemory?: number
  readonly hardwareConcurrency: number
}

export const isSmallDevice = ({ deviceMemory, hardwareConcurrency }: Machine): boolean =>
  deviceMemory === undefined ? hardwareConcurrency <= 4 : deviceMemory <= 4

/** What L1 may hold: 64 MB, or 24 MB on a small device. */
export const memoryBudget = (machine: Machine): Bytes =>
  bytes(isSmallDevice(machine) ? 24_000_000 : 64_000_000)
