import { assertNever } from '#contracts/assert-never'
import { problem } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import type { FilePlace } from '#storage/database'
import { createCommitter } from './committer'
import type { ImportProgress, ImportSummary, Library, PickedFile } from './face'
import { createFolderNumbers } from './folders/folder-numbers'
import { whileImporting } from './import-lock'
import { createImporter, type Importer, type ImporterOutcome } from './importer'
import { createTally } from './tally'

const filesPerWorker = 10
/** Files that follow one another go to the same worker: an album shares its artwork. */
const filesInARow = 16
const filesWorthASecondWorker = 24

const tookTooLong = (fileName: string) =>
  problem('file/unreadable', `Could not read ${fileName}: reading it took too long`)

/** A file and where it stands among those picked. */
type Queued = readonly [position: number, picked: PickedFile]

const importInto = async (
  files: readonly PickedFile[],
  importers: readonly Importer[],
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal | undefined,
): Promise<ImportSummary> => {
  const addedAt = Date.now()
  const tally = createTally(files.length, onProgress)
  const committer = createCommitter(tally)
  const folders = createFolderNumbers()

  const settle = async ([position, { file, handle, folder, path }]: Queued, outcome: ImporterOutcome) => {
    switch (outcome.status) {
      case 'ready': {
        const place: FilePlace | null = handle
          ? { kind: 'handle', handle, folder: folder ? await folders.numberOf(folder) : null }
          : outcome.copy
        const { track, artwork } = outcome
        const modifiedAt = milliseconds(file.lastModified)
        if (place) committer.add({ track, artwork, place, path, modifiedAt }, position)
        break
      }
      case 'duplicate':
        tally.listed(0, 1)
        break
      case 'refused':
        tally.refused(file.name, outcome.problem)
        break
      case 'lost':
        tally.refused(file.name, tookTooLong(file.name))
        break
      default:
        assertNever(outcome)
    }
    tally.step()
  }

  const take = (importer: Importer, [, { file, path, handle }]: Queued) =>
    importer.take({ file, path, copy: !handle, addedAt })

  let next = 0
  function* share(): Generator<Queued> {
    while (next < files.length) {
      const from = next
      next += filesInARow
      for (const [index, picked] of files.slice(from, next).entries()) yield [from + index, picked]
    }
  }
  const again: Queued[] = []
  const lane = async (importer: Importer, queue: Iterable<Queued>) => {
    for (const picked of queue) {
      if (signal?.aborted) return
      const outcome = await take(importer, picked)
      if (outcome.status === 'lost') again.push(picked)
      else await settle(picked, outcome)
    }
  }

  tally.tell()
  const lanes = importers.flatMap((importer) => {
    const queue = share()
    return Array.from({ length: filesPerWorker }, () => lane(importer, queue))
  })
  await Promise.all(lanes)
  // A worker that was lost had several files in hand; alone, all but the one at fault will pass.
  const [alone] = importers
  for (const picked of signal?.aborted ? [] : again)
    if (alone) await settle(picked, await take(alone, picked))
  await committer.finish()
  tally.tell()
  return tally.summary()
}

/** Two workers that take files in: while one waits for the disk the other reads tags. */
export const createFileImport = () => {
  const importers: readonly [Importer, ...Importer[]] = [createImporter(), createImporter()]

  /** Lists files, several at once; what cannot be read is refused by name and the rest goes on. */
  const importFiles: Library['importFiles'] = (files, onProgress, signal) =>
    whileImporting(async () => {
      const needed = files.length < filesWorthASecondWorker ? importers.slice(0, 1) : importers
      const stop = () => {
        for (const importer of importers) importer.close()
      }
      signal?.addEventListener('abort', stop)
      try {
        return await importInto(files, needed, onProgress, signal)
      } finally {
        signal?.removeEventListener('abort', stop)
      }
    })

  /** Reads a file that stays in place, listing nothing. */
  const examine = ({ file, path }: PickedFile) =>
    importers[0].take({ file, path, copy: false, addedAt: Date.now() })

  return { importFiles, examine, warm: () => importers[0].warm() }
}
