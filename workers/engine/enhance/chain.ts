import type { Decibels, Hertz } from '#contracts/units'
import type { EqualiserBand } from '../dsp/equaliser-section'
import { type CompressorSettings, compressor } from './compressor'
import { equaliser } from './equaliser'
import { gain } from './gain'
import { inSeries } from './in-series'
import { type LimiterSettings, limiter } from './limiter'
import type { Stage } from './stage'
import { trim } from './trim'
import { type WidthSettings, width } from './width'

/** All that a chain is made of; null stages are left out. */
export interface ChainParts {
  readonly bands: readonly EqualiserBand[]
  readonly dynamics: CompressorSettings | null
  readonly width: WidthSettings | null
  readonly makeup: Decibels
  readonly limiter: LimiterSettings
}

/** The chain in its order: trim, equaliser, compressor, width, gain, limiter. */
export const chainFor = (parts: ChainParts, rate: Hertz): Stage =>
  inSeries(
    trim(),
    equaliser(parts.bands, rate),
    ...(parts.dynamics ? [compressor(parts.dynamics, rate)] : []),
    ...(parts.width ? [width(parts.width, rate)] : []),
    gain(parts.makeup),
    limiter(parts.limiter, rate),
  )
