import { assertNever } from '#contracts/assert-never'
import { incomplete } from '#contracts/part-lost'
import { ProblemError, problem } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import type { FilePlace } from '#storage/database'
import { createCommitter } from './committer'
import type { ImportProgress, ImportSummary, Library, PickedFile } from './face'
import { createFolderNumbers } from './folders/folder-numbers'
import { whileImporting } from './import-lock'
import { createImporter, type Importer, type ImporterOutcome } from './importer'
import { type WithLyrics, withLyricsFiles } from './lyrics/with-lyrics-files'
import { createTally } from './tally'

const filesPerWorker = 10
/** Files that follow one another go to the same worker: an album shares its artwork. */
const filesInARow = 16
const filesWorthASecondWorker = 24

const tookTooLong = (fileName: string) =>
  problem('file/unreadable', `Could not read ${fileName}: reading it took too long`)

/** A file and where it stands among those picked. */
type Queued = readonly [position: number, picked: WithLyrics]

const importInto = async (
  picked: readonly PickedFile[],
  importers: readonly Importer[],
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal | undefined,
): Promise<ImportSummary> => {
  const files = withLyricsFiles(picked)
  const addedAt = Date.now()
  const tally = createTally(files.length, onProgress)
  const committer = createCommitter(tally)
  const folders = createFolderNumbers()

  let isIncomplete = false
  const isOver = () => isIncomplete || signal?.aborted === true
  const settle = async ([position, { file, handle, folder, path }]: Queued, outcome: ImporterOutcome) => {
    switch (outcome.status) {
      case 'ready': {
        const place: FilePlace | null = handle
          ? { kind: 'handle', handle, folder: folder ? await folders.numberOf(folder) : null }
          : outcome.copy
        const { track, artwork, lyrics } = outcome
        const modifiedAt = milliseconds(file.lastModified)
        if (place) committer.add({ track, artwork, lyrics, place, path, modifiedAt }, position)
        break
      }
      case 'duplicate':
        tally.listed(0, 1)
        break
      case 'refused':
        tally.refused(file.name, outcome.problem)
        break
      case 'incomplete':
        isIncomplete = true
        return
      case 'lost':
        tally.refused(file.name, tookTooLong(file.name))
        break
      default:
        assertNever(outcome)
    }
    tally.step()
  }

  const take = (importer: Importer, [, { file, path, handle, lyrics }]: Queued) =>
    importer.take({ file, path, lyrics: lyrics ?? null, purpose: handle ? 'link' : 'copy', addedAt })

  let next = 0
  function* share(): Generator<Queued> {
    while (next < files.length) {
      const from = next
      next += filesInARow
      for (const [index, one] of files.slice(from, next).entries()) yield [from + index, one]
    }
  }
  const again: Queued[] = []
  const lane = async (importer: Importer, queue: Iterable<Queued>) => {
    for (const queued of queue) {
      if (isOver()) return
      const outcome = await take(importer, queued)
      if (outcome.status === 'lost') again.push(queued)
      else await settle(queued, outcome)
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
  for (const queued of again) if (alone && !isOver()) await settle(queued, await take(alone, queued))
  await committer.finish()
  tally.tell()
  if (isIncomplete) throw new ProblemError(incomplete)
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

  /** Reads what a file is, listing nothing. */
  const examine = ({ file, path, lyrics }: WithLyrics) =>
    importers[0].take({ file, path, lyrics: lyrics ?? null, purpose: 'look', addedAt: Date.now() })

  return {
    importFiles,
    examine,
    picture: (file: File, side: number) => importers[0].picture({ file, side }),
    warm: () => {
      for (const importer of importers) importer.warm()
    },
  }
}
