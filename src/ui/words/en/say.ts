import type { Bytes } from '#contracts/units'

/** Nothing is to be said about small ones: what the browser knows of a language takes it 10 ms to fetch. */
export const number = (value: number) =>
  Number.isInteger(value) && value < 1_000 ? `${value}` : value.toLocaleString('en')

/** “1 song”, “1,234 songs”. */
export const counted = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 ? one : many}`

export const megabytes = (count: Bytes) => number(Math.round(count / 1_000_000))
