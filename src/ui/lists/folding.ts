import type { Track } from '#contracts/track'

const marks = /\p{M}+/gu

/** Without case and accents, as lists compare: `Æther Édit` → `æther edit`. */
const fold = (text: string): string => text.normalize('NFD').replace(marks, '').toLowerCase()

/** Folds a word of each track once and remembers it for as long as the track is the same. */
export const folding = (wordOf: (track: Track) => string): ((track: Track) => string) => {
  const known = new WeakMap<Track, string>()
  return (track) => {
    const before = known.get(track)
    if (before !== undefined) return before
    const folded = fold(wordOf(track))
    known.set(track, folded)
    return folded
  }
}
