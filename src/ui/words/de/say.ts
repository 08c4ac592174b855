import type { Bytes } from '#contracts/units'

export const number = (value: number) => value.toLocaleString('de')

/** „1 Titel“, „1.234 Titel“. */
export const counted = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 ? one : many}`

export const megabytes = (count: Bytes) => number(Math.round(count / 1_000_000))
