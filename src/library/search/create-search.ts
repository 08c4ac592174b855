import type { Track } from '#contracts/track'
import type { Collection, Library, Observe, Playlist } from '../face'
import { plainSearch, soughtWords, textOfTrack } from './plain-search'

const nothing = { tracks: [], albums: [], artists: [], playlists: [] } as const

/** Search over what is in memory. */
export const createSearch = (
  observeCollection: Observe<Collection>,
  observePlaylists: Observe<readonly Playlist[]>,
): Library['search'] => {
  const texts = new WeakMap<Track, string>()
  const textOf = (track: Track) => {
    const known = texts.get(track)
    if (known !== undefined) return known
    const text = textOfTrack(track)
    texts.set(track, text)
    return text
  }
  let collection: Collection | undefined
  let playlists: readonly Playlist[] = []
  let watching = false
  const watch = () => {
    if (watching) return
    watching = true
    observeCollection((next) => {
      collection = next
    })
    observePlaylists((next) => {
      playlists = next
    })
  }
  return (query, listener) => {
    watch()
    const words = soughtWords(query)
    const plain = collection && words.length > 0 ? plainSearch(words, collection, textOf, playlists) : nothing
    listener({ query, ...plain, complete: true })
    return () => {}
  }
}
