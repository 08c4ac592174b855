import { assertNever } from '#contracts/assert-never'
import { isScriptLost, tellPartLost } from '#contracts/part-lost'
import { milliseconds } from '#contracts/units'
import type { FromSearcher, Hit, ToSearcher } from './search-messages'

/** A library of 50,000 is read and indexed for the first question. */
const patience = milliseconds(20_000)
const idleTime = milliseconds(300_000)

let worker: Worker | undefined
let idle: ReturnType<typeof setTimeout> | undefined
let questions = 0
let waiting: { readonly question: number; readonly settle: (hits: readonly Hit[]) => void } | undefined

const close = () => {
  clearTimeout(idle)
  worker?.terminate()
  worker = undefined
  waiting?.settle([])
  waiting = undefined
}

/** The search goes on without: what holds the words as they are typed is found in the page. */
const closeLost = () => {
  tellPartLost()
  close()
}

const start = () => {
  const started = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<FromSearcher>) => {
    switch (data.kind) {
      case 'found':
        if (data.question !== waiting?.question) return
        waiting.settle(data.hits)
        waiting = undefined
        break
      case 'incomplete':
        closeLost()
        break
      default:
        assertNever(data)
    }
  })
  started.addEventListener('error', (event) => (isScriptLost(event) ? closeLost() : close()))
  started.addEventListener('messageerror', close)
  return started
}

/**
 * Tracks that hold the words or nearly do, out of an index in a worker; none when a later question overtook this one
 * or the worker does not answer. The worker ends when nothing was asked for a while.
 */
export const nearSearch = (words: readonly string[]): Promise<readonly Hit[]> =>
  new Promise((settle) => {
    waiting?.settle([])
    const question = questions++
    waiting = { question, settle }
    worker ??= start()
    clearTimeout(idle)
    idle = setTimeout(close, idleTime)
    setTimeout(() => {
      if (waiting?.question === question) close()
    }, patience)
    const message: ToSearcher = { kind: 'search', question, words }
    worker.postMessage(message)
  })
