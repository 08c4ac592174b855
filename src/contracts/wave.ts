import { type Decibels, decibels } from './units'

/** As many stretches as a drawing can use; shorter tracks have one per 100 ms. */
export const mostWavePoints = 1000

/** A track as its outline: evenly spread stretches, one byte each in half decibels from −112 dB; 0 is silence. */
export interface Wave {
  /** `coarse`: from short windows spread over the track, until all of it was heard. */
  readonly kind: 'coarse' | 'full'
  /** Energy of both channels together. */
  readonly levels: Uint8Array
  readonly peaks: Uint8Array
}

/** The level a byte of a {@link Wave} stands for. */
export const waveLevel = (code: number): Decibels =>
  decibels(code === 0 ? Number.NEGATIVE_INFINITY : code / 2 - 112)
