import { database } from '#storage/database'
import { openTrackFile } from '#storage/track-file'
import type { Library } from './face'

/** Pixels: sharp on a large screen of double density at the size it is shown. */
const largeSide = 1_024
const mostLarge = 12

interface Options {
  /** Reads the picture a file carries. */
  readonly picture: (file: File, side: number) => Promise<Blob | null>
}

/** The picture of any track that shows it and whose file can be read without asking. */
const readLarge = async (key: string, { picture }: Options): Promise<Blob | null> => {
  const ids = await database.tracks.where('artwork').equals(key).limit(3).primaryKeys()
  for (const id of ids) {
    const opened = await openTrackFile(id)
    const found = opened.status === 'opened' && (await picture(opened.file, largeSide))
    if (found) return found
  }
  return null
}

/**
 * Object URLs of pictures. Thumbnails have one each for the life of the page: lists ask for the same few again and
 * again. Of large ones the latest are kept.
 */
export const createArtworkUrls = (options: Options): Library['artworkUrl'] => {
  const small = new Map<string, Promise<string | null>>()
  const large = new Map<string, Promise<string | null>>()

  const load = async (key: string) => {
    const artwork = await database.artworks.get(key)
    return artwork ? URL.createObjectURL(new Blob([artwork.thumbnail], { type: artwork.type })) : null
  }
  const loadLarge = async (key: string) => {
    const found = await readLarge(key, options).catch(() => null)
    return found && URL.createObjectURL(found)
  }
  const remembered = (
    urls: Map<string, Promise<string | null>>,
    key: string,
    make: typeof load,
  ): Promise<string | null> => {
    const known = urls.get(key)
    // What was asked for last is let go of last.
    if (known) urls.delete(key)
    const url = known ?? make(key)
    urls.set(key, url)
    if (!known)
      url.then(
        (made) => made ?? urls.delete(key),
        () => urls.delete(key),
      )
    return url
  }
  const letGo = () => {
    for (const [key, url] of large) {
      if (large.size <= mostLarge) return
      large.delete(key)
      url.then((made) => made && URL.revokeObjectURL(made))
    }
  }

  return async (key, size = 'small') => {
    if (key === null) return null
    if (size === 'small') return remembered(small, key, load)
    const url = await remembered(large, key, loadLarge)
    letGo()
    return url ?? remembered(small, key, load)
  }
}
