import type { TrackId } from './track'
import { type Seconds, seconds } from './units'
import type { Variant } from './variant'

/** Under the app's own base, so that a sub-path works: `audio/stream/7/chunk/0`. */
export const apiPrefix = 'api/'

const query = (variant: Variant): string => {
  const parameters = new URLSearchParams({ enhanced: String(variant.mode === 'enhanced') })
  if (variant.mode === 'enhanced') {
    parameters.set('preset', variant.preset)
    parameters.set('intensity', variant.intensity.toFixed(2))
  } else if (variant.format !== 'pcm') {
    parameters.set('format', variant.format)
  }
  return parameters.toString()
}

const stream = (base: string, track: TrackId, rest: string, variant: Variant): string =>
  `${base}${apiPrefix}audio/stream/${track}/${rest}?${query(variant)}`

/** `base` is where the app is served from and ends in a slash. */
export const metadataUrl = (base: string, track: TrackId, variant: Variant) =>
  stream(base, track, 'metadata', variant)
export const chunkUrl = (base: string, track: TrackId, index: number, variant: Variant) =>
  stream(base, track, `chunk/${index}`, variant)
/** From `start` on, kept to milliseconds. */
export const fileUrl = (base: string, track: TrackId, variant: Variant, start: Seconds = seconds(0)) =>
  stream(base, track, 'file', variant) + (start > 0 ? `&start=${start.toFixed(3)}` : '')
