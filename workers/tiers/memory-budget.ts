import { type Bytes, bytes } from '#contracts/units'

interface Machine {
  /** GiB, where the browser tells. */
  readonly deviceMemory?: number
  readonly hardwareConcurrency: number
}

/** What L1 may hold: 64 MB, or 24 MB on a small device. */
export const memoryBudget = ({ deviceMemory, hardwareConcurrency }: Machine): Bytes => {
  const small = deviceMemory === undefined ? hardwareConcurrency <= 4 : deviceMemory <= 4
  return bytes(small ? 24_000_000 : 64_000_000)
}
