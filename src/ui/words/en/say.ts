import type { Bytes } from '#contracts/units'

export const number = (value: number) => value.toLocaleString('en')

/** “1 song”, “1,234 songs”. */
export const counted = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 ? one : many}`

export const megabytes = (count: Bytes) => number(Math.round(count / 1_000_000))
