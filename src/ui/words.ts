import type { ImportSummary } from '#library/face'
import { type LanguageTag, languages, type Words } from './words/languages'

/** Everything the page says, in one place: one file an area, one folder a language. Set before anything is drawn. */
export let words: Words

/** Loads a language: from now on the page speaks it. */
export const speak = async (tag: LanguageTag): Promise<void> => {
  words = await languages[tag].load()
}

/** One sentence about an import: “Added 12 songs. 3 were already here. 1 file could not be read.” */
export const summarySentence = ({ added, duplicates, refused }: ImportSummary): string => {
  if (added + duplicates + refused.length === 0) return words.nothingToAdd
  const parts = [
    words.added(added),
    ...(duplicates > 0 ? [words.duplicates(duplicates)] : []),
    ...(refused.length > 0 ? [words.refused(refused.length)] : []),
  ]
  return `${parts.join('. ')}.`
}
