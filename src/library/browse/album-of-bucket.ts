import type { Track } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import type { Album } from '../face'
import { fold } from '../fold'
import { compareText, sortKey } from './sort-key'

/** An album with what it is put in order by. */
export interface Shelved {
  readonly album: Album
  readonly sort: string
  readonly artistSort: string
}

const last = Number.POSITIVE_INFINITY
const compareNumbers = (one: number | null, other: number | null) => {
  const [a, b] = [one ?? last, other ?? last]
  return a === b ? 0 : a - b
}

const titleKey = ({ title, fileName, sortNames }: Track) => sortKey(sortNames?.title, title || fileName)

interface Placed {
  readonly track: Track
  readonly artist: string
  readonly title: string
}

const onAlbum = (one: Placed, other: Placed) =>
  compareNumbers(one.track.discNumber ?? 1, other.track.discNumber ?? 1) ||
  compareNumbers(one.track.trackNumber, other.track.trackNumber) ||
  compareText(one.title, other.title) ||
  one.track.id - other.track.id

const onNone = (one: Placed, other: Placed) =>
  compareText(one.artist, other.artist) ||
  compareText(one.title, other.title) ||
  one.track.id - other.track.id

const inOrder = (tracks: readonly Track[], compare: typeof onAlbum): readonly Track[] =>
  tracks
    .map((track) => ({
      track,
      artist: sortKey(track.sortNames?.artist, track.artist),
      title: titleKey(track),
    }))
    .sort(compare)
    .map(({ track }) => track)

/** The one that most of them say, if more than half do; null when there is none. */
const mostly = (names: readonly string[]): string | null => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [name, count] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])
  return count * 2 > names.length ? name : null
}

const artistOf = (tracks: readonly Track[]): string | null => {
  const owner = tracks.find(({ albumArtist }) => albumArtist !== '')?.albumArtist
  if (owner !== undefined) return owner
  return tracks.some(({ compilation }) => compilation) ? null : mostly(tracks.map(({ artist }) => artist))
}

const firstOf = <Value>(tracks: readonly Track[], find: (track: Track) => Value | null | undefined) => {
  for (const track of tracks) {
    const found = find(track)
    if (found !== null && found !== undefined) return found
  }
  return null
}

const albumOf = (key: string, tracks: readonly Track[]): Shelved => {
  const title = tracks[0]?.album ?? ''
  const artist = title === '' ? null : artistOf(tracks)
  const ordered = inOrder(tracks, title === '' ? onNone : onAlbum)
  const album: Album = {
    key,
    title,
    artist,
    year: firstOf(ordered, ({ year }) => year),
    artwork: title === '' ? null : firstOf(ordered, ({ artwork }) => artwork),
    addedAt: milliseconds(tracks.reduce((latest, { addedAt }) => Math.max(latest, addedAt), 0)),
    tracks: ordered,
  }
  const albumSort = firstOf(ordered, ({ sortNames }) => sortNames?.album) ?? undefined
  const ownerSort =
    firstOf(ordered, ({ sortNames, albumArtist }) =>
      albumArtist === '' ? sortNames?.artist : sortNames?.albumArtist,
    ) ?? undefined
  return { album, sort: sortKey(albumSort, title), artistSort: sortKey(ownerSort, artist ?? '') }
}

const discFolder = /\/?(?:cd|dis[ck])[\s_-]*\d+$/iu

/** Whose album a song is on, as its tags say; empty where they do not. */
const taggedOwner = ({ albumArtist, compilation }: Track) =>
  albumArtist === '' ? (compilation ? 'various' : '') : `by ${fold(albumArtist)}`

/** Without an album artist, what lies in one folder or shows one picture is one album, whoever sings. */
const guessedOwner = ({ folder, artwork, artist }: Track) => {
  const place = folder.replace(discFolder, '')
  return place !== '' ? `in ${place}` : artwork !== null ? `shows ${artwork}` : `by ${fold(artist)}`
}

/** Songs whose album has the same folded name, put on the albums they are on. */
export const albumsOfBucket = (name: string, tracks: readonly Track[]): readonly Shelved[] => {
  if (name === '') return [albumOf('', tracks)]
  const owners = new Set(tracks.map(taggedOwner).filter(Boolean))
  // Songs that do not say whose album they are on join the one of that name, where there is just one.
  const [sole] = owners.size === 1 ? owners : []
  const albums = new Map<string, Track[]>()
  for (const track of tracks) {
    const key = `${taggedOwner(track) || sole || guessedOwner(track)}\n${name}`
    const known = albums.get(key)
    if (known) known.push(track)
    else albums.set(key, [track])
  }
  return [...albums].map(([key, members]) => albumOf(key, members))
}
