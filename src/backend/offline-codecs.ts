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
const patience = milliseconds(2_000)
const lockName = 'auricle-codecs-fetch'
const declinedKey = 'auricle-codecs-declined'

/** Whether both files are kept already. */
const areKept = async (): Promise<boolean> => {
  if (!globalThis.caches || !(await caches.has(codecsCacheName))) return false
  const cache = await caches.open(codecsCacheName)
  const endings = (await cache.keys()).map(({ url }) => codecsPattern.exec(new URL(url).pathname)?.[1])
  return endings.includes('js') && endings.includes('wasm')
}

const isDeclined = (): boolean => {
  try {
    return localStorage.getItem(declinedKey) !== null
  } catch {
    return false
  }
}

const decline = (declined: boolean) => {
  try {
    if (declined) localStorage.setItem(declinedKey, 'yes')
    else localStorage.removeItem(declinedKey)
  } catch {
    // A browser that keeps nothing for this page asks again at the next visit.
  }
}

/** The offline codecs as the listener sees them: there, on their way, or not. */
export const createOfflineCodecs = ({ engine, onState }: Parts) => {
  let running: Promise<void> | undefined
  let leaving = new AbortController()

  const fetchOnce = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const still = () => reject(new ProblemError(problem('codecs/unavailable', 'The download stands still')))
      let timer = setTimeout(still, longestStill)
      const progress = (done: Bytes, total: Bytes | null) => {
        if (signal.aborted) return
        clearTimeout(timer)
        timer = setTimeout(still, longestStill)
        onState({ kind: 'fetching', done, total })
      }
      signal.addEventListener('abort', () => {
        engine.ask((control) => control.leaveCodecs(), patience).catch(() => {})
        reject(signal.reason)
      })
      engine
        .ask((control) => control.fetchCodecs(proxy(progress)), longestFetch)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer))
    })

  const run = async (signal: AbortSignal) => {
    const kept = await areKept()
    if (!kept) onState({ kind: 'fetching', done: bytes(0), total: null })
    try {
      // Of several tabs one fetches; the others then find everything there.
      const { locks } = navigator
      await (locks ? locks.request(lockName, { signal }, () => fetchOnce(signal)) : fetchOnce(signal))
      onState({ kind: 'ready' })
    } catch {
      onState({ kind: kept ? 'ready' : signal.aborted ? 'absent' : 'failed' })
    }
  }

  return {
    /** The listener gave the download up. */
    isDeclined,
    /** Says what is there without fetching anything. */
    look: async () => {
      if (await areKept()) onState({ kind: 'ready' })
    },
    /** Fetches what is missing, of this build; what is there costs nothing. */
    fetch: (): Promise<void> => {
      decline(false)
      leaving = running ? leaving : new AbortController()
      running ??= run(leaving.signal).finally(() => {
        running = undefined
      })
      return running
    },
    /** Gives up fetching, and remembers it. */
    leave: (): void => {
      decline(true)
      leaving.abort()
    },
  }
}
