import type { Decibels } from '#contracts/units'

/** Size of a drawing and the level that reaches its edge. */
export interface CurveFrame {
  readonly width: number
  readonly height: number
  readonly reach: Decibels
}

/** An SVG path through levels spread evenly over the width; 0 dB runs through the middle. */
export const curvePath = (levels: readonly Decibels[], { width, height, reach }: CurveFrame): string =>
  levels
    .map((level, index) => {
      const x = (width * index) / (levels.length - 1)
      const y = height / 2 - (level / reach) * (height / 2)
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
