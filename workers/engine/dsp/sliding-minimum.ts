/** The minimum of the last `width` values, by a queue of rising candidates: constant time per value. */
export const createSlidingMinimum = (width: number) => {
  const values = new Float64Array(width + 1).fill(1)
  const times = new Float64Array(width + 1)
  /** Next time, first candidate, number of candidates. */
  const memory = Float64Array.of(0, 0, 0)

  const push = (value: number): number => {
    const now = memory[0] as number
    let head = memory[1] as number
    let count = memory[2] as number
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
    const place = head + count
    values[place >= size ? place - size : place] = value
    times[place >= size ? place - size : place] = now
    memory[0] = now + 1
    memory[1] = head
    memory[2] = count + 1
    return values[head] as number
  }

  return { push, registers: [values, times, memory] as const }
}
