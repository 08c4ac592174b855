import { proxy } from 'comlink'
import { codecsCacheName, codecsPattern } from '#contracts/codecs-cache'
import { ProblemError, problem } from '#contracts/problem'
import { type Bytes, bytes, milliseconds } from '#contracts/units'
import type { EngineHost } from './engine-host'
import type { CodecsState } from './face'

interface Parts {
  readonly engine: EngineHost
  readonly onState: (state: CodecsState) => void
}

/** Fetching 32 MB may take long; standing still for a minute means that it has failed. */
const longestFetch = milliseconds(3_600_000)
const longestStill = milliseconds(60_000)
const lockName = 'auricle-codecs-fetch'

/** Whether both files are kept already. */
const areKept = async (): Promise<boolean> => {
  if (!globalThis.caches || !(await caches.has(codecsCacheName))) return false
  const cache = await caches.open(codecsCacheName)
  const endings = (await cache.keys()).map(({ url }) => codecsPattern.exec(new URL(url).pathname)?.[1])
  return endings.includes('js') && endings.includes('wasm')
}

/** The offline codecs as the listener sees them: there, on their way, or not. */
export const createOfflineCodecs = ({ engine, onState }: Parts) => {
  let running: Promise<void> | undefined

  const fetchOnce = () =>
    new Promise<void>((resolve, reject) => {
      const still = () => reject(new ProblemError(problem('codecs/unavailable', 'The download stands still')))
      let timer = setTimeout(still, longestStill)
      const progress = (done: Bytes, total: Bytes | null) => {
        clearTimeout(timer)
        timer = setTimeout(still, longestStill)
        onState({ kind: 'fetching', done, total })
      }
      engine
        .ask((control) => control.fetchCodecs(proxy(progress)), longestFetch)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer))
    })

  const run = async () => {
    const kept = await areKept()
    if (!kept) onState({ kind: 'fetching', done: bytes(0), total: null })
    try {
      // Of several tabs one fetches; the others then find everything there.
      await (navigator.locks ? navigator.locks.request(lockName, fetchOnce) : fetchOnce())
      onState({ kind: 'ready' })
    } catch {
      onState({ kind: kept ? 'ready' : 'failed' })
    }
  }

  return {
    /** Says what is there without fetching anything. */
    look: async () => {
      if (await areKept()) onState({ kind: 'ready' })
    },
    /** Fetches what is missing, of this build; what is there costs nothing. */
    fetch: (): Promise<void> => {
      running ??= run().finally(() => {
        running = undefined
      })
      return running
    },
  }
}
