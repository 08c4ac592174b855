import type { Context } from 'hono'
import { ProblemError, problem } from '#contracts/problem'
import { type TrackId, trackIdOf } from '#contracts/track'
import type { Tiers } from '#tiers/tiers'
import type { Asking } from '../asking'
import type { Catalogue } from '../catalogue'
import type { ChunkReader } from '../flow/chunk-reader'
import type { Stocks } from '../flow/stock'
import type { MakeBody } from '../response-body'

/** What the sound routes are made of. */
export interface SoundParts {
  readonly catalogue: Catalogue
  readonly chunks: ChunkReader
  readonly tiers: Tiers
  readonly makeBody: MakeBody
  readonly stocks: Stocks
}

export type Call = Context<{ Bindings: Asking }>

const canonicalInteger = /^(?:0|[1-9]\d{0,14})$/

/** A path segment that is a whole number in its one spelling. */
export const wholeNumber = (segment: string | undefined): number | undefined =>
  segment !== undefined && canonicalInteger.test(segment) ? Number(segment) : undefined

/** The track a path names. Throws `track/unknown` where it cannot be one. */
export const trackOf = (call: Call): TrackId => {
  const segment = call.req.param('track')
  const id = wholeNumber(segment)
  if (!id) throw new ProblemError(problem('track/unknown', `"${segment}" is not the id of a track`))
  return trackIdOf(id)
}
