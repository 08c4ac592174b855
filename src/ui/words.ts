import type { ImportSummary } from '#library/face'
import { en } from './words/en/en'

/** Everything the page says, in one place: one file an area, one folder a language. */
export const words = en

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
