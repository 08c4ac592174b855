import { assertNever } from '#contracts/assert-never'
import { milliseconds } from '#contracts/units'
import type { FileOutcome, FromImporter, ImportFile, MakePicture, ToImporter } from './importer-messages'

/** `lost`: the worker died, or said nothing for too long, while the file was with it. */
export type ImporterOutcome = FileOutcome | { readonly status: 'lost' }

export interface Importer {
  /** Starts the worker ahead of need. */
  warm(): void
  take(request: Omit<ImportFile, 'kind'>): Promise<ImporterOutcome>
  /** The picture a file carries, no larger than `side` pixels; null without one. */
  picture(request: Omit<MakePicture, 'kind'>): Promise<Blob | null>
  close(): void
}

type Answer = Extract<FromImporter, { job: number }> | { readonly kind: 'lost' }

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

  const close = () => {
    clearTimeout(timer)
    worker?.terminate()
    worker = undefined
    const lost = [...waiting.values()]
    waiting.clear()
    for (const settle of lost) settle({ kind: 'lost' })
  }

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
      default:
        assertNever(data)
    }
    watch()
  }

  const start = () => {
    const started = new Worker(new URL('./importer.worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', receive)
    started.addEventListener('messageerror', close)
    started.addEventListener('error', close)
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
      return answer.kind === 'done' ? answer.outcome : { status: 'lost' }
    },
    picture: async (request) => {
      const answer = await ask({ kind: 'picture', ...request })
      return answer.kind === 'pictured' ? answer.picture : null
    },
    close,
  }
}
