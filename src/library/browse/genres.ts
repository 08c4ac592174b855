import type { Track } from '#contracts/track'
import type { Genre } from '../face'
import { fold } from '../fold'
import { compareText } from './sort-key'

interface Gathered {
  readonly name: string
  readonly tracks: Track[]
  artwork: string | null
}

/** Genres by name; a song of several is in each of them. */
export const genresOf = (tracks: readonly Track[]): readonly Genre[] => {
  const gathered = new Map<string, Gathered>()
  const keys = new Map<string, string>()
  for (const track of tracks)
    for (const name of track.genres) {
      const key = keys.get(name) ?? fold(name)
      keys.set(name, key)
      const genre = gathered.get(key)
      if (!genre) gathered.set(key, { name, tracks: [track], artwork: track.artwork })
      else if (genre.tracks.at(-1) !== track) {
        genre.tracks.push(track)
        genre.artwork ??= track.artwork
      }
    }
  return [...gathered]
    .sort(([one], [other]) => compareText(one, other))
    .map(([key, genre]) => ({ key, ...genre }))
}
