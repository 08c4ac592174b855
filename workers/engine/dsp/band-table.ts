import { type Decibels, decibels, type Hertz, hertz } from '#contracts/units'

/** Upper edges of the table's bands; they meet at the compressor's splits. The last band ends at Nyquist. */
export const bandEdges: readonly Hertz[] = [60, 140, 400, 1000, 2800, 5600, 10_000].map(hertz)
export const bandCount = bandEdges.length + 1

/** One row per 100 ms: energies of mid and of side, then the same K-weighted, then the true peak. */
export const columns = {
  mid: 0,
  side: bandCount,
  midWeighted: 2 * bandCount,
  sideWeighted: 3 * bandCount,
  peak: 4 * bandCount,
} as const
export const rowLength = 4 * bandCount + 1

const lowest = -112
const stepsPerDecibel = 2

/** One byte in half decibels from −112 dB; 0 is nothing. */
export const codeOf = (level: number): number =>
  level > lowest ? Math.min(255, Math.max(1, Math.round((level - lowest) * stepsPerDecibel))) : 0

export const levelOf = (code: number): Decibels => decibels(lowest + code / stepsPerDecibel)

/** Energy of each code: 0 for nothing. */
export const energyOf: Float64Array = Float64Array.from({ length: 256 }, (_, code) =>
  code === 0 ? 0 : 10 ** (levelOf(code) / 10),
)

export const bandAt = (frequency: number): number => {
  const found = bandEdges.findIndex((edge) => frequency < edge)
  return found === -1 ? bandCount - 1 : found
}
