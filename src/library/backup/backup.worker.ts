import { assertNever } from '#contracts/assert-never'
import { loaded } from '#contracts/part-lost'
import { problemOf } from '#contracts/problem'
import type { FromBackupWorker, ToBackupWorker } from './backup-messages'

const tell = (message: FromBackupWorker) => postMessage(message)
const progressed = (done: number, total: number) => tell({ kind: 'progress', done, total })

const answer = async (asked: ToBackupWorker): Promise<FromBackupWorker> => {
  switch (asked.kind) {
    case 'make':
      return { kind: 'made', file: await (await loaded(import('./make-backup'))).makeBackup(progressed) }
    case 'restore':
      return {
        kind: 'restored',
        restored: await (await loaded(import('./restore-backup'))).restoreBackup(asked.file, progressed),
      }
    default:
      return assertNever(asked)
  }
}

addEventListener('message', ({ data }: MessageEvent<ToBackupWorker>) => {
  answer(data).then(tell, (error) => tell({ kind: 'failed', problem: problemOf(error, 'storage/failed') }))
})
