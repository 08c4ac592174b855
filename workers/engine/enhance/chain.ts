import type { Decibels, Hertz } from '#contracts/units'
import type { EqualiserBand } from '../dsp/equaliser-section'
import { takeWorkspace } from '../kernels/workspace'
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

/** The chain in its order: trim, equaliser, compressor, width, gain, limiter, all in one workspace. */
export const chainFor = (parts: ChainParts, rate: Hertz, workspace = takeWorkspace()): Stage =>
  inSeries(
    trim(workspace),
    equaliser(parts.bands, rate, workspace),
    ...(parts.dynamics ? [compressor(parts.dynamics, rate, workspace)] : []),
    ...(parts.width ? [width(parts.width, rate, workspace)] : []),
    gain(parts.makeup, workspace),
    limiter(parts.limiter, rate, workspace),
  )
