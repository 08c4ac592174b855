import type { Bytes } from '#contracts/units'

/** “1 song”, “1,234 songs”. */
export const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const megabytes = (count: Bytes) => Math.round(count / 1_000_000).toLocaleString('en')
