import { type Bytes, bytes, milliseconds } from '#contracts/units'
import { createApp } from '#service-worker/app'
import { createFlows } from '#service-worker/flow/flows'
import { createMemoryTier } from '#tiers/memory-tier'
import { createFakeEngine } from './fake-engine'
import { library } from './fake-sound'

interface Options {
  readonly base?: string
  readonly budget?: Bytes
  readonly engine?: ReturnType<typeof createFakeEngine>
}

/** The whole router over a made-up library and engine, asked as a browser would. */
export const createFakeApp = ({
  base = '/',
  budget = bytes(10_000_000),
  engine = createFakeEngine(),
}: Options = {}) => {
  const memory = createMemoryTier(budget)
  const flows = createFlows(engine.engine, memory, milliseconds(5))
  const app = createApp({ base, library, engine: engine.engine, memory, flows })
  const work: Promise<unknown>[] = []
  const asking = { clientId: 'page', keepAlive: (part: Promise<unknown>) => void work.push(part) }

  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    Promise.resolve(app.fetch(new Request(`https://auricle.test${base}${path}`, init), asking))
  /** Waits for everything that the service worker would be kept alive for. */
  const settled = async () => {
    while (work.length > 0) await Promise.allSettled(work.splice(0))
  }
  return { ask, settled, engine, memory, flows }
}

export const bytesOf = async (response: Response): Promise<Uint8Array> =>
  new Uint8Array(await response.arrayBuffer())

/** Long answers are compared as a whole: a difference is named by its place, not printed. */
export const firstDifference = (one: Uint8Array, other: Uint8Array): number | undefined => {
  if (Buffer.compare(one, other) === 0) return undefined
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at < 0 ? Math.min(one.length, other.length) : at
}
