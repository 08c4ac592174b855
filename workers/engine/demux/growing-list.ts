/** A list of numbers that grows without boxing: a file has up to hundreds of thousands of packets. */
export interface NumberList {
  readonly length: number
  push(value: number): void
  at(index: number): number
}

export const createNumberList = (): NumberList => {
  let values = new Float64Array(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    push: (value) => {
      if (length === values.length) {
        const larger = new Float64Array(length * 2)
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
    at: (index) => values[index] ?? Number.NaN,
  }
}

/** Index of the last entry of a rising list at or below `value`, at least 0. */
export const lastAtOrBelow = (list: Pick<NumberList, 'length' | 'at'>, value: number): number => {
  let low = 0
  let high = list.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (list.at(middle) <= value) low = middle
    else high = middle - 1
  }
  return low
}
