import type { ImportSummary } from '#library/face'
import { type LanguageTag, languages, type Words } from './words/languages'

/** Everything the page says, in one place: one file an area, one folder a language. Set before anything is drawn. */
export let words: Words

const listeners = new Set<() => void>()

/** Loads a language: from now on the page speaks it. */
export const speak = async (tag: LanguageTag): Promise<void> => {
  words = await languages[tag].load()
  for (const listener of listeners) listener()
}

/** Calls back when the page has to be drawn anew because it speaks another language. */
export const onSpeak = (listener: () => void): void => {
  listeners.add(listener)
}

interface Outcome {
  readonly kind: 'finished' | 'cancelled'
  readonly summary: ImportSummary
}

/** One sentence about an import: “Added 12 songs. 3 were already here. 1 file could not be read.” */
export const summarySentence = ({ kind, summary: { added, duplicates, refused } }: Outcome): string => {
  const isCancelled = kind === 'cancelled'
  if (!isCancelled && added + duplicates + refused.length === 0) return words.nothingToAdd
  const unkept = refused.filter(({ problem }) => problem.code === 'storage/full').length
  const unread = refused.length - unkept
  const parts = [
    ...(isCancelled ? [words.cancelled] : []),
    words.added(added),
    ...(duplicates > 0 ? [words.duplicates(duplicates)] : []),
    ...(unkept > 0 ? [words.noRoomLeft(unkept)] : []),
    ...(unread > 0 ? [words.refused(unread)] : []),
  ]
  return `${parts.join('. ')}.`
}
