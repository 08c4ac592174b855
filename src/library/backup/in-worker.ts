import { assertNever } from '#contracts/assert-never'
import { isScriptLost, tellPartLost } from '#contracts/part-lost'
import { ProblemError, problem } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import type { ImportProgress, Library } from '../face'
import type { FromBackupWorker, ToBackupWorker } from './backup-messages'

/** Between two signs of life; a large file is read without one. */
const patience = milliseconds(60_000)

const failed = (why: string) => new ProblemError(problem('storage/failed', why))

/** Has one thing done in a worker of its own, so that a large library does not hold up the page. */
const inWorker = (
  asked: ToBackupWorker,
  onProgress: (progress: ImportProgress) => void,
  signal?: AbortSignal,
): Promise<FromBackupWorker> =>
  new Promise<FromBackupWorker>((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./backup.worker.ts', import.meta.url), { type: 'module' })
    let timer: ReturnType<typeof setTimeout>
    const end = () => {
      clearTimeout(timer)
      worker.terminate()
    }
    const fail = (error: unknown) => {
      end()
      reject(error)
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => fail(failed('Nothing happened for a minute.')), patience)
    }
    signal?.addEventListener('abort', () => fail(signal.reason), { once: true })
    worker.addEventListener('error', (event) =>
      fail(isScriptLost(event) ? tellPartLost() : failed(event.message)),
    )
    worker.addEventListener('message', ({ data }: MessageEvent<FromBackupWorker>) => {
      switch (data.kind) {
        case 'progress':
          wait()
          onProgress(data)
          break
        case 'failed':
          fail(data.problem.code === 'page/incomplete' ? tellPartLost() : new ProblemError(data.problem))
          break
        case 'made':
        case 'restored':
          end()
          resolve(data)
          break
        default:
          assertNever(data)
      }
    })
    wait()
    worker.postMessage(asked)
  })

/** See {@link Library.backup}. */
export const backup: Library['backup'] = async (onProgress, signal) => {
  const answer = await inWorker({ kind: 'make' }, onProgress, signal)
  if (answer.kind !== 'made') throw new Error(`asked for a backup, got ${answer.kind}`)
  return answer.file
}

/** See {@link Library.restore}. */
export const restore: Library['restore'] = async (file, onProgress, signal) => {
  const answer = await inWorker({ kind: 'restore', file }, onProgress, signal)
  if (answer.kind !== 'restored') throw new Error(`asked to restore, got ${answer.kind}`)
  return answer.restored
}
