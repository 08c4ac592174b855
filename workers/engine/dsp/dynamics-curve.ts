/** Power that a reduction in dB leaves. `Math.exp` takes a quarter of the time of `10 **`. */
export const powerLeft = (reduction: number): number => Math.exp((-reduction * Math.LN10) / 10)

/** Width of the soft knee, dB. */
const knee = 6

/** Gain reduction in dB at `over` dB above the threshold, with `slope` = 1 − 1/ratio. Quadratic soft knee. */
export const reductionAt = (over: number, slope: number): number => {
  if (over <= -knee / 2) return 0
  if (over >= knee / 2) return slope * over
  return (slope * (over + knee / 2) ** 2) / (2 * knee)
}
