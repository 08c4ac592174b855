import { words } from '../words'

/** A level with one decimal and a true minus; a dash where nothing is known. */
export const level = (value: number | null): string => {
  if (value === null || !Number.isFinite(value)) return '–'
  const rounded = Math.round(value * 10) / 10
  return `${rounded < 0 ? '−' : ''}${words.decimal(Math.abs(rounded))}`
}

/** A change of level, with its sign. */
export const signedLevel = (value: number): string =>
  Math.round(value * 10) > 0 ? `+${level(value)}` : level(value)
