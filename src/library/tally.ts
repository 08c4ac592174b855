import type { Problem } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import type { ImportProgress, ImportSummary, Refusal } from './face'

const quiet = milliseconds(50)

/** Counts what becomes of the files of one import, and tells of its progress, not too often. */
export const createTally = (total: number, onProgress: (progress: ImportProgress) => void) => {
  const refused: Refusal[] = []
  let added = 0
  let duplicates = 0
  let done = 0
  let lastTold = 0

  const tell = () => {
    lastTold = performance.now()
    onProgress({ done, total })
  }

  return {
    tell,
    listed: (fresh: number, known: number) => {
      added += fresh
      duplicates += known
    },
    refused: (fileName: string, problem: Problem) => {
      refused.push({ fileName, problem })
    },
    /** One more file has been dealt with. */
    step: () => {
      done++
      if (performance.now() - lastTold >= quiet) tell()
    },
    summary: (): ImportSummary => ({ added, duplicates, refused }),
  }
}
