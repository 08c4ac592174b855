import { mostWavePoints, type Wave } from '#contracts/wave'
import { bandCount, codeOf, columns, energyOf, rowLength } from '../dsp/band-table'

/** The outline of a whole track from its profile's table: one row is 100 ms. */
export const waveOfTable = (table: Uint8Array): Wave => {
  const rows = table.length / rowLength
  const count = Math.min(rows, mostWavePoints)
  const levels = new Uint8Array(count)
  const peaks = new Uint8Array(count)
  for (let point = 0; point < count; point += 1) {
    const from = Math.floor((point * rows) / count)
    const to = Math.max(from + 1, Math.floor(((point + 1) * rows) / count))
    let energy = 0
    let peak = 0
    for (let row = from; row < to; row += 1) {
      energy += energyIn(table, row * rowLength)
      peak = Math.max(peak, table[row * rowLength + columns.peak] as number)
    }
    levels[point] = codeOf(10 * Math.log10(energy / (to - from)))
    peaks[point] = peak
  }
  return { kind: 'full', levels, peaks }
}

const energyIn = (table: Uint8Array, row: number): number => {
  let energy = 0
  for (let band = 0; band < bandCount; band += 1)
    energy +=
      (energyOf[table[row + columns.mid + band] as number] as number) +
      (energyOf[table[row + columns.side + band] as number] as number)
  return energy
}
