import type { Library } from './library/face'
import type { ArtworkOf } from './player/media-session'
import { database } from './storage/database'

/** Pictures of a track for the system's own player. */
export const lockScreenArtwork =
  (library: Library): ArtworkOf =>
  async ({ id }) => {
    const track = await database.tracks.get(id)
    const url = await library.artworkUrl(track?.artwork ?? null)
    return url === null ? [] : [{ src: url }]
  }
