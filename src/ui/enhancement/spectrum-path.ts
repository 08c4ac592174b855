import type { SpectrumPoint } from '#contracts/enhancement-report'

/** Lowest and highest frequency drawn, Hz. */
const [lowest, highest] = [30, 16_500]
/** Decibels from the top of the drawing to its ground. */
const depth = 52

export interface SpectrumFrame {
  readonly width: number
  readonly height: number
}

type Placed = readonly [x: number, y: number]

/** A smooth path through points (Catmull–Rom as Bézier curves). */
const smooth = (points: readonly Placed[]): string =>
  points
    .map(([x, y], index) => {
      if (index === 0) return `M${x.toFixed(1)} ${y.toFixed(1)}`
      const [x0, y0] = points[index - 2] ?? points[index - 1] ?? [x, y]
      const [x1, y1] = points[index - 1] ?? [x, y]
      const [x3, y3] = points[index + 1] ?? [x, y]
      const one = `${(x1 + (x - x0) / 6).toFixed(1)} ${(y1 + (y - y0) / 6).toFixed(1)}`
      const two = `${(x - (x3 - x1) / 6).toFixed(1)} ${(y - (y3 - y1) / 6).toFixed(1)}`
      return `C${one} ${two} ${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')

/** Both spectra as paths, at the same loudness, so that what is seen is tone and not gain. */
export const spectrumPaths = (
  spectrum: readonly SpectrumPoint[],
  /** How much louder it comes out, dB: left out of the drawing. */
  gain: number,
  { width, height }: SpectrumFrame,
): { readonly before: string; readonly after: string; readonly area: string } => {
  const top = Math.max(...spectrum.map(({ before, after }) => Math.max(before, after - gain))) + 3
  const x = (frequency: number) => (width * Math.log(frequency / lowest)) / Math.log(highest / lowest)
  const y = (level: number) => Math.min(height + 2, ((top - level) / depth) * height)
  const line = (levelOf: (point: SpectrumPoint) => number) =>
    smooth(spectrum.map((point) => [Math.max(0, Math.min(width, x(point.frequency))), y(levelOf(point))]))
  const after = line((point) => point.after - gain)
  const first = spectrum[0] ? Math.max(0, x(spectrum[0].frequency)) : 0
  const last = spectrum.at(-1)
  const end = last ? Math.min(width, x(last.frequency)) : width
  return {
    before: line((point) => point.before),
    after,
    area: `${after}L${end.toFixed(1)} ${height}L${first.toFixed(1)} ${height}Z`,
  }
}

/** The share of the width a frequency is drawn at, 0 to 1. */
export const placeOf = (frequency: number): number =>
  Math.log(frequency / lowest) / Math.log(highest / lowest)
