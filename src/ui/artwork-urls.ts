import type { Library } from '#library/face'
import type { ArtworkUrl } from './artwork'

/** Asks the library for pictures and remembers those that came, so that a queue can be filled without a wait. */
export const createArtworkUrls = (library: Library) => {
  const known = new Map<string, string>()
  const find: ArtworkUrl = async (key) => {
    const url = await library.artworkUrl(key)
    if (key !== null && url !== null) known.set(key, url)
    return url
  }
  return { find, atHand: (key: string) => known.get(key) }
}
