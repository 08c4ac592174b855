import { Hono } from 'hono/tiny'
import { problem, problemOf } from '#contracts/problem'
import { apiPrefix } from '#contracts/stream-url'
import type { Tiers } from '#tiers/tiers'
import type { Asking } from './asking'
import { createCatalogue } from './catalogue'
import { createChunkReader } from './flow/chunk-reader'
import type { Flows } from './flow/flows'
import { createStocks } from './flow/stock'
import type { Library } from './library'
import type { EngineLink } from './link/engine-link'
import { problemResponse } from './problem-response'
import { collected, streamed } from './response-body'
import { cacheRoute } from './routes/cache'
import { chunkRoute } from './routes/chunk'
import { fileRoute } from './routes/file'
import { metadataRoute } from './routes/metadata'
import type { Call } from './routes/route'

export interface AppParts {
  /** Path of the app's base, ends in a slash. */
  readonly base: string
  readonly library: Library
  readonly engine: EngineLink
  readonly tiers: Tiers
  readonly flows: Flows
  /** Whether an answer may leave before it is whole. */
  readonly streams: boolean
}

type Handler = (call: Call) => Promise<Response>

/** Answers the given methods; hono hands a HEAD over as a GET, so the request itself is asked. */
const only =
  (methods: readonly string[], handler: Handler): Handler =>
  async (call) => {
    const { method } = call.req.raw
    if (methods.includes(method)) return handler(call)
    return problemResponse(problem('method/not-allowed', `${method} is not among ${methods.join(', ')}`), {
      Allow: methods.join(', '),
    })
  }

/** The whole of `…/api/`: what is not a route is a 404 from here, never from the network. */
export const createApp = ({ base, library, engine, tiers, flows, streams }: AppParts) => {
  const prefix = base + apiPrefix
  const parts = {
    catalogue: createCatalogue(library, engine),
    chunks: createChunkReader(tiers, flows),
    tiers,
    makeBody: streams ? streamed : collected,
    stocks: createStocks(),
  }
  const app = new Hono<{ Bindings: Asking }>({
    getPath: (request) => `/${new URL(request.url).pathname.slice(prefix.length)}`,
  })
  app.all('/audio/stream/:track/metadata', only(['GET'], metadataRoute(parts)))
  app.all('/audio/stream/:track/chunk/:index', only(['GET'], chunkRoute(parts)))
  app.all('/audio/stream/:track/file', only(['GET', 'HEAD'], fileRoute(parts)))
  app.all('/audio/cache', only(['GET', 'DELETE'], cacheRoute(tiers, flows)))
  app.notFound((call) =>
    problemResponse(problem('path/unknown', `There is nothing at ${new URL(call.req.url).pathname}`)),
  )
  app.onError((error) => problemResponse(problemOf(error, 'engine/failed')))
  return app
}
