import type { Album, Artist, Collection, Found, Library, Playlist } from '../face'
import { fold } from '../fold'
import type { Observe } from '../observe'
import { inSlices } from '../slices'
import { plainlyFound } from './plain-search'
import { soughtWords } from './plain-text'
import type { Hit } from './search-messages'
import { createShelves, playlistEntry, type Shelf } from './shelf'

type Groups = Pick<Found, 'tracks' | 'albums' | 'artists' | 'playlists'>

const nothing: Groups = { tracks: [], albums: [], artists: [], playlists: [] }
/** Slips are forgiven in words of this many letters. */
const shortestMisspelt = 4

const plainly = (shelf: Shelf, playlists: readonly Playlist[], words: readonly string[]): Groups => ({
  tracks: plainlyFound(shelf.tracks, words),
  albums: plainlyFound(shelf.albums, words),
  artists: plainlyFound(shelf.artists, words),
  playlists: plainlyFound(playlists.map(playlistEntry), words),
})

/** What nearly holds the words comes after what does. */
const withNear = (plain: Groups, hits: readonly Hit[], collection: Collection): Groups => {
  const tracks = new Set(plain.tracks)
  const albums = new Set<Album>(plain.albums)
  const artists = new Set<Artist>(plain.artists)
  const byKey = new Map(collection.artists.map((artist) => [artist.key, artist]))
  for (const { id, held } of hits) {
    const track = collection.find(id)
    const album = collection.albumOf(id)
    const artist = track && byKey.get(fold(album?.artist ?? track.artist))
    if (held === 'album' && album?.title) albums.add(album)
    else if (held === 'artist' && artist) artists.add(artist)
    else if (track) tracks.add(track)
  }
  return { ...plain, tracks: [...tracks], albums: [...albums], artists: [...artists] }
}

/** Search over what is in memory, and over an index in a worker for what is misspelt. */
export const createSearch = (
  observeCollection: Observe<Collection>,
  observePlaylists: Observe<readonly Playlist[]>,
): Library['search'] => {
  const shelve = createShelves(inSlices)
  let collection: Collection | undefined
  let shelf: Shelf | undefined
  let playlists: readonly Playlist[] = []
  let isWatching = false
  /** The search that is going on; none of its answers come once another has begun. */
  let active: (() => void) | undefined

  const watch = () => {
    if (isWatching) return
    isWatching = true
    observePlaylists((next) => {
      playlists = next
    })
    observeCollection(async (next) => {
      collection = next
      const made = await shelve(next)
      if (collection !== next) return
      shelf = made
      active?.()
    })
  }

  return (query, listener) => {
    const words = soughtWords(query)
    const answer = async () => {
      const plain = shelf && words.length > 0 ? plainly(shelf, playlists, words) : nothing
      const mayBeMisspelt = words.some(({ length }) => length >= shortestMisspelt)
      const complete = words.length === 0 || (shelf !== undefined && !mayBeMisspelt)
      listener({ query, ...plain, complete })
      if (complete || !shelf) return
      const hits = await import('./near-search').then(
        ({ nearSearch }) => (active === answer ? nearSearch(words) : []),
        () => [],
      )
      if (active === answer && collection)
        listener({ query, ...withNear(plain, hits, collection), complete: true })
    }
    active = answer
    watch()
    void answer()
    return () => {
      if (active === answer) active = undefined
    }
  }
}
