import { assertNever } from '#contracts/assert-never'
import { isScriptLost, tellPartLost } from '#contracts/part-lost'
import { milliseconds } from '#contracts/units'
import type { FileOutcome, FromImporter, ImportFile, MakePicture, ToImporter } from './importer-messages'

/**
 * `lost`: the worker died, or said nothing for too long, while the file was with it. `incomplete`: there is no worker to
 * be had, since a part of it cannot be loaded.
 */
export type ImporterOutcome = FileOutcome | { readonly status: 'lost' } | { readonly status: 'incomplete' }

export interface Importer {
  /** Starts the worker ahead of need. */
  warm(): void
  take(request: Omit<ImportFile, 'kind'>): Promise<ImporterOutcome>
  /** The picture a file carries, no larger than `side` pixels; null without one. */
  picture(request: Omit<MakePicture, 'kind'>): Promise<Blob | null>
  close(): void
}

type Ending = 'lost' | 'incomplete'
type Answer = Extract<FromImporter, { job: number }> | { readonly kind: Ending }

const patience = milliseconds(30_000)
const idleTime = milliseconds(60_000)

/**
 * One worker that examines and copies files, several at a time. It is replaced when it dies or falls silent, and ends
 * when it has had nothing to do for a while.
 */
export const createImporter = (): Importer => {
  const waiting = new Map<number, (answer: Answer) => void>()
  let worker: Worker | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let jobs = 0

  const end = (kind: Ending) => {
    clearTimeout(timer)
    worker?.terminate()
    worker = undefined
    const left = [...waiting.values()]
    waiting.clear()
    if (kind === 'incomplete' && left.length > 0) tellPartLost()
    for (const settle of left) settle({ kind })
  }
  const close = () => end('lost')

  const watch = () => {
    clearTimeout(timer)
    timer = setTimeout(close, waiting.size > 0 ? patience : idleTime)
  }

  const receive = ({ data }: MessageEvent<FromImporter>) => {
    switch (data.kind) {
      case 'alive':
        break
      case 'done':
      case 'pictured':
        waiting.get(data.job)?.(data)
        waiting.delete(data.job)
        break
      case 'incomplete':
        return end('incomplete')
      default:
        assertNever(data)
    }
    watch()
  }

  const start = () => {
    const started = new Worker(new URL('./importer.worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', receive)
    started.addEventListener('messageerror', close)
    started.addEventListener('error', (event) => end(isScriptLost(event) ? 'incomplete' : 'lost'))
    return started
  }

  const warm = () => {
    worker ??= start()
    watch()
    return worker
  }

  const ask = (request: ImportFile | MakePicture) =>
    new Promise<Answer>((settle) => {
      const job = jobs++
      waiting.set(job, settle)
      const message: ToImporter = { ...request, job }
      warm().postMessage(message)
    })

  return {
    warm,
    take: async (request) => {
      const answer = await ask({ kind: 'import', ...request })
      if (answer.kind === 'done') return answer.outcome
      return { status: answer.kind === 'incomplete' ? 'incomplete' : 'lost' }
    },
    picture: async (request) => {
      const answer = await ask({ kind: 'picture', ...request })
      return answer.kind === 'pictured' ? answer.picture : null
    },
    close,
  }
}
