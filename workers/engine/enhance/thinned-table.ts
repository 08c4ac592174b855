import { rowLength } from '../dsp/band-table'

/** Three minutes of rows say as much about loudness as an hour, and are read in 20 ms. */
const enough = 1800
/** Rows taken together, so that windows of 400 ms stay whole. */
const run = 10

/** A table of at most some 1,800 rows: seconds spread evenly over a longer one. */
export const thinned = (table: Uint8Array): Uint8Array => {
  const rows = table.length / rowLength
  if (rows <= enough) return table
  const runs = enough / run
  const out = new Uint8Array(enough * rowLength)
  for (let index = 0; index < runs; index += 1) {
    const first = Math.floor((index * (rows - run)) / (runs - 1))
    out.set(table.subarray(first * rowLength, (first + run) * rowLength), index * run * rowLength)
  }
  return out
}
