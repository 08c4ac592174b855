import type { Missing } from '#library/face'
import type { SortKey } from '../../lists/sort'
import type { PlainView } from '../../navigation/route'
import { counted } from './say'

const isAre = (count: number) => (count === 1 ? 'is' : 'are')

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
  clearSearch: 'Clear the search',
  songCount: (count: number) => counted(count, 'song', 'songs'),
  foundCount: (found: number, all: number) => `${found.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  nothingFound: (query: string) => `Nothing here is called “${query}”.`,

  moreViews: 'More',
  results: 'Found',
  genreCount: (count: number) => counted(count, 'genre', 'genres'),
  playlistCount: (count: number) => counted(count, 'playlist', 'playlists'),
  albumCount: (count: number) => counted(count, 'album', 'albums'),
  artistCount: (count: number) => counted(count, 'artist', 'artists'),
  artistHolds: (albums: number, songs: number) =>
    [albums > 0 ? counted(albums, 'album', 'albums') : '', counted(songs, 'song', 'songs')]
      .filter(Boolean)
      .join(' · '),
  playingTime: (seconds: number) =>
    seconds >= 3600
      ? `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min`
      : `${Math.max(1, Math.round(seconds / 60))} min`,
  unknownArtist: 'Unknown artist',
  unknownAlbum: 'Unknown album',
  unknownYear: 'Unknown year',
  variousArtists: 'Various artists',
  month: (date: Date) => date.toLocaleDateString('en', { month: 'long', year: 'numeric' }),
  noFavourites: 'Songs you mark with the heart are listed here.',
  nothingPlayed: 'What you listen to is listed here.',
  noGenres: 'No song says what genre it is.',
  noPlaylists: 'No playlists yet. Make one here, or bring one along as M3U.',
  playlistEmpty: 'Nothing in it yet. Add songs from the menu of any song.',
  gone: 'This is not in the library any more',

  sort: 'Sort',
  sortedBy: (name: string) => `Sorted by ${name.toLowerCase()}`,
  sortNames: {
    album: 'Album',
    title: 'Title',
    artist: 'Artist',
    year: 'Year',
    added: 'Date added',
    plays: 'Times played',
    duration: 'Length',
    listed: 'Own order',
  } satisfies Record<SortKey, string>,
  latestFirst: 'Latest first',
  descending: 'The other way round',
  inGroups: 'In groups',
  showAsList: 'Show as a list',
  showAsGrid: 'Show as pictures',

  playTrack: (title: string) => `Play ${title}`,
  playAll: 'Play all',
  playAlbum: 'Play album',
  nowPlaying: 'Playing now',
  cannotPlay: (why: string) => `Cannot be played: ${why}`,
  missing: {
    gone: 'Its file is not where it was',
    permission: 'Its file needs your permission',
  } satisfies Record<Missing, string>,
  favouriteTrack: (title: string) => `Favourite: ${title}`,
  more: (title: string) => `More for ${title}`,
  moveTrack: (title: string) => `Move ${title}`,
  movedTo: (title: string, place: number, count: number) => `${title}: now ${place} of ${count}`,

  playNext: 'Play next',
  addToQueue: 'Add to queue',
  addToPlaylist: 'Add to playlist',
  favourite: 'Add to favourites',
  unfavourite: 'Remove from favourites',
  keepReady: 'Always keep ready',
  letGo: 'No longer keep ready',
  showAlbum: 'Show album',
  showArtist: 'Show artist',
  fileInfo: 'File info',
  removeFromLibrary: 'Remove from library',
  playsNext: (name: string, count: number) => `${name} ${count === 1 ? 'plays' : 'play'} next.`,
  queued: (name: string, count: number) => `${name} ${isAre(count)} in the queue.`,
  keptReady: (name: string, count: number) => `${name} ${isAre(count)} kept ready.`,
  notKeptReady: (name: string, count: number) => `${name} ${isAre(count)} no longer kept ready.`,
  undo: 'Undo',

  selection: 'Selection',
  chosen: (count: number) => `${count.toLocaleString('en')} chosen`,
  chooseAll: 'Choose all',
  clearSelection: 'Clear the selection',
  playChosen: 'Play what is chosen',
  moreActions: 'More actions',

  newPlaylist: 'New playlist',
  playlistName: 'Name of the playlist',
  create: 'Create',
  rename: 'Rename',
  renamePlaylist: 'Rename playlist',
  deletePlaylist: 'Delete playlist',
  exportPlaylist: 'Save as M3U8',
  importPlaylist: 'Import M3U',
  removeFromPlaylist: 'Remove from playlist',
  addedTo: (count: number, name: string) => `Added ${counted(count, 'song', 'songs')} to “${name}”.`,
  takenOut: (count: number, name: string) => `Took ${counted(count, 'song', 'songs')} out of “${name}”.`,
  playlistDeleted: (name: string) => `Deleted “${name}”.`,
  playlistImported: (name: string, matched: number, unmatched: number) =>
    unmatched === 0
      ? `“${name}”: found all ${counted(matched, 'song', 'songs')}.`
      : `“${name}”: found ${counted(matched, 'song', 'songs')}; ${unmatched.toLocaleString('en')} not in the library.`,
  playlistUnmatched: (name: string, songs: number) =>
    `“${name}” was not imported: none of its ${counted(songs, 'song', 'songs')} is in the library yet.`,
  playlistRefused: (why: string) => `The playlist was not imported: ${why}`,

  removeQuestion: (title: string) => `Remove “${title}” from the library?`,
  removeMany: (count: number) => `Remove ${counted(count, 'song', 'songs')} from the library?`,
  removeNote: 'Only Auricle forgets it. Your own file stays untouched.',
  removeConfirm: 'Remove',
  removed: (count: number) => `Removed ${counted(count, 'song', 'songs')}.`,
}
