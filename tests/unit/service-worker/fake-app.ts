// Before anything that opens a database: without it every disk would be one that fails.
import 'fake-indexeddb/auto'
import { type Bytes, bytes, type Milliseconds, milliseconds } from '#contracts/units'
import { createApp } from '#service-worker/app'
import { createFlows } from '#service-worker/flow/flows'
import type { Library } from '#service-worker/library'
import { stillNamed } from '#service-worker/still-named'
import type { DiskStore } from '#tiers/disk-store'
import { createMemoryTier } from '#tiers/memory-tier'
import { createTiers } from '#tiers/tiers'
import { createFakeDisk } from '../fake-disk'
import { createFakeEngine } from './fake-engine'
import { library as madeUp } from './fake-sound'

interface Options {
  readonly base?: string
  readonly budget?: Bytes
  readonly engine?: ReturnType<typeof createFakeEngine>
  readonly grace?: Milliseconds
  readonly streams?: boolean
  readonly disk?: DiskStore
  readonly library?: Library
}

interface Ask extends RequestInit {
  /** What the answer is for, as only a browser can say of a request: `audio` for a media element. */
  readonly destination?: RequestDestination
}

/** The whole router over a made-up library and engine, asked as a browser would. */
export const createFakeApp = ({
  base = '/',
  budget = bytes(10_000_000),
  engine = createFakeEngine(),
  grace = milliseconds(5),
  streams = true,
  disk = createFakeDisk().store,
  library = madeUp,
}: Options = {}) => {
  const memory = createMemoryTier(budget)
  const tiers = createTiers({
    memory,
    openDisk: async () => disk,
    budgets: async () => ({ L2: bytes(0), L3: bytes(0) }),
  })
  const flows = createFlows(engine.engine, tiers, stillNamed(library), grace)
  const app = createApp({ base, library, engine: engine.engine, tiers, flows, streams })
  const work: Promise<unknown>[] = []
  const asking = { clientId: 'page', keepAlive: (part: Promise<unknown>) => void work.push(part) }

  const ask = (path: string, { destination = '', ...init }: Ask = {}): Promise<Response> => {
    const request = new Request(`https://auricle.test${base}${path}`, init)
    Object.defineProperty(request, 'destination', { value: destination })
    return Promise.resolve(app.fetch(request, asking))
  }
  /** Waits for everything that the service worker would be kept alive for. */
  const settled = async () => {
    while (work.length > 0) await Promise.allSettled(work.splice(0))
  }
  return { ask, settled, engine, memory, flows, tiers }
}

export const bytesOf = async (response: Response): Promise<Uint8Array> =>
  new Uint8Array(await response.arrayBuffer())

/** Long answers are compared as a whole: a difference is named by its place, not printed. */
export const firstDifference = (one: Uint8Array, other: Uint8Array): number | undefined => {
  if (Buffer.compare(one, other) === 0) return undefined
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at < 0 ? Math.min(one.length, other.length) : at
}
