import type { PlainView } from '../../navigation/route'
import { counted } from './say'

/** What the views of the library say. */
export const library = {
  viewNames: {
    songs: 'Songs',
    albums: 'Albums',
    artists: 'Artists',
    genres: 'Genres',
    playlists: 'Playlists',
    favourites: 'Favourites',
    'recently-played': 'Recently played',
    'recently-added': 'Recently added',
    settings: 'Settings',
  } satisfies Record<PlainView, string>,
  searchLibrary: 'Search library',
  songCount: (count: number) => counted(count, 'song', 'songs'),
  foundCount: (found: number, all: number) => `${found.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  nothingFound: (query: string) => `Nothing here is called “${query}”.`,

  playTrack: (title: string) => `Play ${title}`,
  nowPlaying: 'Playing now',
  cannotPlay: (why: string) => `Cannot be played: ${why}`,
  remove: (title: string) => `Remove ${title}`,
  removeQuestion: (title: string) => `Remove “${title}” from the library?`,
  removeNote: 'Only Auricle forgets it. Your own file stays untouched.',
  removeConfirm: 'Remove',
  unknownArtist: 'Unknown artist',
  unknownAlbum: 'Unknown album',
}
