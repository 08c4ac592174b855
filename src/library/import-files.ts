import { assertNever } from '#contracts/assert-never'
import { problem } from '#contracts/problem'
import type { FilePlace } from '#storage/database'
import { createCommitter } from './committer'
import type { ImportProgress, ImportSummary, PickedFile, Refusal } from './face'
import { createFolderNumbers } from './folders'
import { whileImporting } from './import-lock'
import { createImporter, type Importer, type ImporterOutcome } from './importer'

const mostWorkers = 2
const filesPerWorker = 6
const filesWorthASecondWorker = 24
const progressEvery = 50

const importersFor = (count: number): readonly Importer[] =>
  Array.from({ length: count < filesWorthASecondWorker ? 1 : mostWorkers }, createImporter)

const importInto = async (
  files: readonly PickedFile[],
  importers: readonly Importer[],
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal | undefined,
): Promise<ImportSummary> => {
  const summary = { added: 0, duplicates: 0, refused: [] as Refusal[] }
  const addedAt = Date.now()
  const folders = createFolderNumbers()
  let done = 0
  let lastProgress = 0

  const report = (force: boolean) => {
    if (!force && performance.now() - lastProgress < progressEvery) return
    lastProgress = performance.now()
    onProgress({ done, total: files.length })
  }
  const committer = createCommitter({
    listed: (added, duplicates) => {
      summary.added += added
      summary.duplicates += duplicates
    },
    refused: (fileName, why) => summary.refused.push({ fileName, problem: why }),
  })

  const settle = async ({ file, handle, folder }: PickedFile, outcome: ImporterOutcome) => {
    switch (outcome.status) {
      case 'ready': {
        const place: FilePlace | null = handle
          ? { kind: 'handle', handle, folder: folder ? await folders.numberOf(folder) : null }
          : outcome.copy
        if (place) committer.add({ track: outcome.track, artwork: outcome.artwork, place })
        break
      }
      case 'duplicate':
        summary.duplicates++
        break
      case 'refused':
        summary.refused.push({ fileName: file.name, problem: outcome.problem })
        break
      case 'lost': {
        const why = problem('file/unreadable', `Could not read ${file.name}: reading it took too long`)
        summary.refused.push({ fileName: file.name, problem: why })
        break
      }
      default:
        assertNever(outcome)
    }
    done++
    report(false)
  }

  const take = (importer: Importer, { file, path, handle }: PickedFile) =>
    importer.take({ file, path, copy: !handle, addedAt })

  const queue = files.values()
  const again: PickedFile[] = []
  const lane = async (importer: Importer) => {
    for (const picked of queue) {
      if (signal?.aborted) return
      const outcome = await take(importer, picked)
      if (outcome.status === 'lost') again.push(picked)
      else await settle(picked, outcome)
    }
  }

  report(true)
  const lanes = importers.flatMap((importer) => Array.from({ length: filesPerWorker }, () => lane(importer)))
  await Promise.all(lanes)
  // A worker that was lost had several files in hand; alone, all but the one at fault will pass.
  const [alone] = importers
  for (const picked of again) if (alone && !signal?.aborted) await settle(picked, await take(alone, picked))
  await committer.finish()
  report(true)
  return summary
}

/** Lists files, several at once; what cannot be read is refused by name and the rest goes on. */
export const importFiles = (
  files: readonly PickedFile[],
  onProgress: (progress: ImportProgress) => void,
  signal?: AbortSignal,
): Promise<ImportSummary> =>
  whileImporting(async () => {
    const importers = importersFor(files.length)
    const close = () => {
      for (const importer of importers) importer.close()
    }
    signal?.addEventListener('abort', close)
    try {
      return await importInto(files, importers, onProgress, signal)
    } finally {
      signal?.removeEventListener('abort', close)
      close()
    }
  })
