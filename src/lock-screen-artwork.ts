import type { ArtworkSize, Library } from './library/face'
import type { ArtworkOf } from './player/media-session'
import { database } from './storage/database'

/** As systems ask for them: the longer side, whatever the shape. */
const sides: Readonly<Record<ArtworkSize, string>> = { small: '320x320', large: '1024x1024' }

/** Pictures of a track for the system's own player, in both sizes where its file can be read. */
export const lockScreenArtwork =
  (library: Library): ArtworkOf =>
  async ({ id }) => {
    const key = (await database.tracks.get(id))?.artwork ?? null
    const [small, large] = await Promise.all([library.artworkUrl(key), library.artworkUrl(key, 'large')])
    const pictures = [
      { src: small, sizes: sides.small },
      { src: large === small ? null : large, sizes: sides.large },
    ]
    return pictures.flatMap(({ src, sizes }) => (src === null ? [] : { src, sizes }))
  }
