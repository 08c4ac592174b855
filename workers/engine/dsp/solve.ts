/** Solves the linear equations `rows` (coefficients, then the right-hand side) by Gauss–Jordan with pivoting. */
export const solve = (rows: readonly (readonly number[])[]): readonly number[] => {
  const work = rows.map((row) => [...row])
  const at = (row: number, column: number) => work[row]?.[column] ?? 0
  for (let pivot = 0; pivot < work.length; pivot += 1) {
    let best = pivot
    for (let row = pivot + 1; row < work.length; row += 1) {
      if (Math.abs(at(row, pivot)) > Math.abs(at(best, pivot))) best = row
    }
    const chosen = work[best] as number[]
    work[best] = work[pivot] as number[]
    work[pivot] = chosen
    const scale = at(pivot, pivot)
    work[pivot] = chosen.map((value) => value / scale)
    for (let row = 0; row < work.length; row += 1) {
      if (row === pivot) continue
      const factor = at(row, pivot)
      work[row] = (work[row] as number[]).map((value, column) => value - factor * at(pivot, column))
    }
  }
  return work.map((row) => row[row.length - 1] as number)
}
