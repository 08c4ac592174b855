import { decibels, milliseconds } from '#contracts/units'

/** Settings at which the compressor is at work on everything. */
export const dynamics = {
  ratio: 2.2,
  attack: milliseconds(30),
  release: milliseconds(120),
  thresholds: [decibels(-30), decibels(-30), decibels(-40)],
} as const

export const limiting = { ceiling: decibels(-1), lookAhead: milliseconds(10), release: milliseconds(150) }
