import type { Track } from '#contracts/track'
import type { Collection } from '#library/face'
import { hrefOf } from '../navigation/route'
import { titleOf } from '../songs/title-of'
import { words } from '../words'
import type { Order } from './sort'

/** Known by its track, or by its place where a list may hold a track twice. */
export type RowKey = number

export interface SongListRow {
  readonly kind: 'song'
  readonly key: RowKey
  readonly track: Track
  /** Place among all songs of the list. */
  readonly place: number
}

export interface HeadingListRow {
  readonly kind: 'heading'
  readonly key: string
  /** Songs of one group stand together under one heading. */
  readonly group: string
  readonly title: string
  readonly note: string
  readonly href: string | null
}

export type ListRow = SongListRow | HeadingListRow

type Heading = Omit<HeadingListRow, 'kind' | 'key'>

const plain = (title: string, group = title): Heading => ({ group, title, note: '', href: null })

const albumHeading = (track: Track, collection: Collection): Heading => {
  const album = collection.albumOf(track.id)
  if (!album || album.title === '') return plain(words.unknownAlbum, '')
  const note = [album.artist ?? words.variousArtists, album.year].filter(Boolean).join(', ')
  return { group: album.key, title: album.title, note, href: hrefOf({ view: 'album', key: album.key }) }
}

const letter = /^\p{L}/u
const letterHeading = (track: Track): Heading => {
  const [first = ''] = titleOf(track).trim().normalize('NFD')
  return plain(letter.test(first) ? first.toUpperCase() : '#')
}

const monthHeading = ({ addedAt }: Track): Heading => {
  const date = new Date(addedAt)
  return plain(words.month(date), `${date.getFullYear()}-${date.getMonth()}`)
}

const headingOf = (track: Track, by: Order['by'], collection: Collection): Heading | null => {
  switch (by) {
    case 'album':
      return albumHeading(track, collection)
    case 'title':
      return letterHeading(track)
    case 'artist':
      return plain(track.artist || words.unknownArtist, track.artist.toLowerCase())
    case 'year':
      return plain(track.year === null ? words.unknownYear : `${track.year}`)
    case 'added':
      return monthHeading(track)
    case 'plays':
    case 'duration':
    case 'listed':
      return null
  }
}

/** Songs in order, with a heading before each group. */
export const groupedRows = (
  tracks: readonly Track[],
  order: Order,
  collection: Collection,
  keyOf: (track: Track, place: number) => RowKey = ({ id }) => id,
): readonly ListRow[] => {
  const rows: ListRow[] = []
  let last: string | undefined
  tracks.forEach((track, place) => {
    const heading = order.grouped ? headingOf(track, order.by, collection) : null
    if (heading && heading.group !== last) rows.push({ kind: 'heading', key: `heading ${place}`, ...heading })
    last = heading?.group
    rows.push({ kind: 'song', key: keyOf(track, place), track, place })
  })
  return rows
}
