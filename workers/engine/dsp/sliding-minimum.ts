/** A queue of rising candidates: the first is the minimum of the last `width` values. */
export interface SlidingMinimum {
  readonly width: number
  readonly values: Float64Array
  readonly times: Float64Array
  /** Next time, place of the first candidate, number of candidates. */
  readonly place: Float64Array
}

export const createSlidingMinimum = (width: number): SlidingMinimum => ({
  width,
  values: new Float64Array(width + 1).fill(1),
  times: new Float64Array(width + 1),
  place: Float64Array.of(0, 0, 0),
})

/** Takes one value in and gives the minimum of the last `width`: constant time on average. */
export const pushMinimum = ({ width, values, times, place }: SlidingMinimum, value: number): number => {
  const now = place[0] as number
  let head = place[1] as number
  let count = place[2] as number
  const size = width + 1
  if (count > 0 && (times[head] as number) <= now - width) {
    head = head + 1 === size ? 0 : head + 1
    count -= 1
  }
  while (count > 0) {
    const tail = head + count - 1
    if ((values[tail >= size ? tail - size : tail] as number) < value) break
    count -= 1
  }
  const next = head + count
  values[next >= size ? next - size : next] = value
  times[next >= size ? next - size : next] = now
  place[0] = now + 1
  place[1] = head
  place[2] = count + 1
  return values[head] as number
}
