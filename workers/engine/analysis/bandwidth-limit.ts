import { type Hertz, hertz } from '#contracts/units'

const resolution = 250
/** A fall this deep within 1.5 kHz, with nothing above it, is an encoder's doing, not the music's. */
const shelfDrop = 20
const lowestLimit = 4000
/** No sound at all in the slice: far under any coding noise. */
const nothing = 1e-20

/** The frequency where a lossy encoder cut the sound off, from long-term powers per bin; null without a shelf. */
export const bandwidthLimit = (powers: Float64Array, binWidth: Hertz): Hertz | null => {
  const perSlice = Math.max(1, Math.round(resolution / binWidth))
  const slice = perSlice * binWidth
  const levels: number[] = []
  for (let bin = 0; bin + perSlice <= powers.length; bin += perSlice) {
    let sum = 0
    for (let i = bin; i < bin + perSlice; i += 1) sum += powers[i] as number
    levels.push(10 * Math.log10(sum / perSlice + nothing))
  }
  const slicesIn = (range: number) => Math.max(1, Math.round(range / slice))
  /** Highest level from each slice up. */
  const above = [...levels]
  for (let i = above.length - 2; i >= 0; i -= 1)
    above[i] = Math.max(above[i] as number, above[i + 1] as number)

  let found: number | null = null
  let deepest = shelfDrop
  for (let i = slicesIn(lowestLimit); i + slicesIn(1000) < levels.length; i += 1) {
    const before = levels.slice(i - slicesIn(1000), i)
    const mean = before.reduce((sum, level) => sum + level, 0) / before.length
    const drop = mean - (above[i + slicesIn(500)] as number)
    if (drop > deepest) {
      deepest = drop
      found = i
    }
  }
  return found === null ? null : hertz(found * slice)
}
