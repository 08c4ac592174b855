import type { PickedFile } from '../face'

const isLyricsFile = ({ path }: PickedFile) => /\.lrc$/iu.test(path)
const stemOf = (path: string) => path.replace(/\.[^./]*$/u, '').toLowerCase()

/** A file that may be music, and the words that lie beside it under the same name. */
export interface WithLyrics extends PickedFile {
  readonly lyrics?: File
}

/** Takes `.lrc` files out of those picked and gives each to the file it belongs to. */
export const withLyricsFiles = (picked: readonly WithLyrics[]): readonly WithLyrics[] => {
  const lyrics = new Map(picked.filter(isLyricsFile).map(({ path, file }) => [stemOf(path), file]))
  if (lyrics.size === 0) return picked
  return picked
    .filter((one) => !isLyricsFile(one))
    .map((one) => {
      const words = lyrics.get(stemOf(one.path))
      return words ? { ...one, lyrics: words } : one
    })
}
