import type { Words } from '../languages'
import { counted, number } from './say'

const titles = (count: number) => counted(count, 'Titel', 'Titel')
const wird = (count: number) => (count === 1 ? 'wird' : 'werden')

/** Ansichten der Bibliothek und was sich mit Titeln und Playlists tun lässt. */
export const collection = {
  moreViews: 'Mehr',
  results: 'Gefunden',
  genreCount: (count: number) => counted(count, 'Genre', 'Genres'),
  playlistCount: (count: number) => counted(count, 'Playlist', 'Playlists'),
  albumCount: (count: number) => counted(count, 'Album', 'Alben'),
  artistCount: (count: number) => counted(count, 'Interpret', 'Interpreten'),
  artistHolds: (albums: number, songs: number) =>
    [albums > 0 ? counted(albums, 'Album', 'Alben') : '', titles(songs)].filter(Boolean).join(' · '),
  playingTime: (seconds: number) =>
    seconds >= 3600
      ? `${Math.floor(seconds / 3600)} Std. ${Math.floor(seconds / 60) % 60} Min.`
      : `${Math.max(1, Math.round(seconds / 60))} Min.`,
  unknownYear: 'Unbekanntes Jahr',
  variousArtists: 'Verschiedene Interpreten',
  month: (date: Date) => date.toLocaleDateString('de', { month: 'long', year: 'numeric' }),
  noFavourites: 'Hier stehen Titel, die du mit dem Herz markierst.',
  nothingPlayed: 'Hier steht, was du hörst.',
  noGenres: 'Kein Titel sagt, zu welchem Genre er gehört.',
  noPlaylists: 'Noch keine Playlists. Leg hier eine an, oder bring eine als M3U mit.',
  playlistEmpty: 'Noch leer. Füg Titel über das Menü eines Titels hinzu.',
  gone: 'Das ist nicht mehr in der Bibliothek',

  sort: 'Sortieren',
  sortedBy: (name: string) => `Sortiert nach: ${name}`,
  sortNames: {
    album: 'Album',
    title: 'Titel',
    artist: 'Interpret',
    year: 'Jahr',
    added: 'Hinzugefügt',
    plays: 'Wie oft gehört',
    duration: 'Länge',
    listed: 'Eigene Reihenfolge',
  },
  latestFirst: 'Neueste zuerst',
  descending: 'Andersherum',
  inGroups: 'In Gruppen',
  showAsList: 'Als Liste zeigen',
  showAsGrid: 'Als Bilder zeigen',

  playAll: 'Alles abspielen',
  playAlbum: 'Album abspielen',
  missing: {
    gone: 'Die Datei ist nicht mehr, wo sie war',
    permission: 'Die Datei braucht deine Erlaubnis',
  },
  favouriteTrack: (title: string) => `Favorit: ${title}`,
  more: (title: string) => `Mehr zu ${title}`,
  moveTrack: (title: string) => `${title} verschieben`,
  movedTo: (title: string, place: number, count: number) => `${title}: jetzt ${place} von ${count}`,

  playNext: 'Als Nächstes spielen',
  addToQueue: 'In die Warteschlange',
  addToPlaylist: 'Zu einer Playlist',
  favourite: 'Zu den Favoriten',
  unfavourite: 'Aus den Favoriten',
  keepReady: 'Immer bereithalten',
  letGo: 'Nicht mehr bereithalten',
  showAlbum: 'Album zeigen',
  showArtist: 'Interpret zeigen',
  fileInfo: 'Über die Datei',
  removeFromLibrary: 'Aus der Bibliothek entfernen',
  playsNext: (name: string, count: number) => `${name} ${count === 1 ? 'kommt' : 'kommen'} als Nächstes.`,
  queued: (name: string, count: number) => `${name} ${count === 1 ? 'ist' : 'sind'} in der Warteschlange.`,
  keptReady: (name: string, count: number) => `${name} ${wird(count)} bereitgehalten.`,
  notKeptReady: (name: string, count: number) => `${name} ${wird(count)} nicht mehr bereitgehalten.`,
  undo: 'Rückgängig',

  selection: 'Auswahl',
  chosen: (count: number) => `${number(count)} ausgewählt`,
  chooseAll: 'Alles auswählen',
  clearSelection: 'Auswahl aufheben',
  playChosen: 'Auswahl abspielen',
  moreActions: 'Weitere Aktionen',

  newPlaylist: 'Neue Playlist',
  playlistName: 'Name der Playlist',
  create: 'Anlegen',
  rename: 'Umbenennen',
  renamePlaylist: 'Playlist umbenennen',
  deletePlaylist: 'Playlist löschen',
  exportPlaylist: 'Als M3U8 sichern',
  importPlaylist: 'M3U einlesen',
  removeFromPlaylist: 'Aus der Playlist nehmen',
  addedTo: (count: number, name: string) => `${titles(count)} zu „${name}“ hinzugefügt.`,
  takenOut: (count: number, name: string) => `${titles(count)} aus „${name}“ genommen.`,
  playlistDeleted: (name: string) => `„${name}“ gelöscht.`,
  playlistImported: (name: string, matched: number, unmatched: number) =>
    unmatched === 0
      ? `„${name}“: ${titles(matched)} gefunden, nichts fehlt.`
      : `„${name}“: ${titles(matched)} gefunden; ${number(unmatched)} nicht in der Bibliothek.`,
  playlistUnmatched: (name: string, songs: number) =>
    `„${name}“ wurde nicht eingelesen: Von ${counted(songs, 'Titel', 'Titeln')} ist noch keiner in der Bibliothek.`,
  playlistRefused: (why: string) => `Die Playlist wurde nicht eingelesen: ${why}`,

  removeMany: (count: number) => `${titles(count)} aus der Bibliothek entfernen?`,
  removed: (count: number) => `${titles(count)} entfernt.`,

  bits: (bits: number) => `${bits}\u00a0Bit`,
  channels: (count: number) => (count === 1 ? 'mono' : count === 2 ? 'stereo' : `${number(count)} Kanäle`),
  bitrate: (rate: number) => `${number(Math.round(rate / 1000))}\u00a0kbit/s`,
  fileFacts: 'Datei',
  factRate: 'Abtastrate',
  factBits: 'Auflösung',
  factChannels: 'Kanäle',
  factBitrate: 'Bitrate',
  factDuration: 'Länge',
  factLoudness: 'Lautheit',
  factSize: 'Größe',
  factPath: 'Pfad',
  factKept: 'Liegt',
  kept: {
    linked: 'wo du sie hast',
    copied: 'als Kopie in diesem Browser',
    missing: 'fehlt: füg sie wieder hinzu',
  },
} satisfies Partial<Words>
