import { database } from '#storage/database'

/** Object URLs of thumbnails, one for each for the life of the page: lists ask for the same few again and again. */
export const createArtworkUrls = () => {
  const urls = new Map<string, Promise<string | null>>()

  const load = async (key: string) => {
    const artwork = await database.artworks.get(key)
    return artwork ? URL.createObjectURL(new Blob([artwork.thumbnail], { type: artwork.type })) : null
  }

  return (key: string | null): Promise<string | null> => {
    if (key === null) return Promise.resolve(null)
    const known = urls.get(key)
    if (known) return known
    const url = load(key)
    urls.set(key, url)
    url.catch(() => urls.delete(key))
    return url
  }
}
