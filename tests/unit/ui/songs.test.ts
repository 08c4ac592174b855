import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fingerprint, Track } from '#contracts/track'
import { tagRevision, trackIdOf } from '#contracts/track'
import { bytes, milliseconds } from '#contracts/units'
import { inAlbumOrder } from '#ui/songs/album-order'
import { createFolding, fold } from '#ui/songs/folded'
import { listRows } from '#ui/songs/list-rows'
import { matching } from '#ui/songs/matching'

let lastId = 0
const song = (tags: Partial<Track>): Track => {
  lastId += 1
  return {
    id: trackIdOf(lastId),
    fingerprint: String(lastId) as Fingerprint,
    fileName: 'file.mp3',
    fileSize: bytes(1),
    title: '',
    artist: '',
    album: '',
    albumArtist: '',
    genres: [],
    composer: '',
    compilation: false,
    sortNames: null,
    folder: '',
    year: null,
    trackNumber: null,
    discNumber: null,
    duration: null,
    artwork: null,
    addedAt: milliseconds(0),
    tagRevision,
    ...tags,
  }
}
const folded = (...tracks: Track[]) => createFolding()(tracks)
const titles = (songs: ReturnType<typeof folded>) => songs.map(({ track }) => track.title)

describe('order', () => {
  test('an album plays by disc, then track number, and unnumbered songs come last by title', () => {
    const album = 'Northern Tales'
    const songs = folded(
      song({ album, title: 'b' }),
      song({ album, title: 'second disc', discNumber: 2, trackNumber: 1 }),
      song({ album, title: 'two', trackNumber: 2 }),
      song({ album, title: 'ten', trackNumber: 10 }),
      song({ album, title: 'a' }),
    )
    expect(titles(inAlbumOrder(songs))).toEqual(['two', 'ten', 'a', 'b', 'second disc'])
  })

  test('songs without an album come after all albums, and case and accents do not matter', () => {
    const songs = folded(
      song({ title: 'loose' }),
      song({ album: 'zebra', title: 'z' }),
      song({ album: 'Élan', title: 'e' }),
      song({ album: 'Fable', title: 'f' }),
    )
    expect(titles(inAlbumOrder(songs))).toEqual(['e', 'f', 'z', 'loose'])
  })

  test('two albums of one name by different artists are not shuffled together', () => {
    const songs = folded(
      song({ album: 'Live', albumArtist: 'B', title: 'b1', trackNumber: 1 }),
      song({ album: 'Live', albumArtist: 'A', title: 'a2', trackNumber: 2 }),
      song({ album: 'Live', albumArtist: 'B', title: 'b2', trackNumber: 2 }),
      song({ album: 'Live', albumArtist: 'A', title: 'a1', trackNumber: 1 }),
    )
    const ordered = inAlbumOrder(songs)
    expect(titles(ordered)).toEqual(['a1', 'a2', 'b1', 'b2'])
    expect(listRows(ordered).filter(({ kind }) => kind === 'album')).toHaveLength(2)
  })
})

describe('whose album', () => {
  test('a song that does not say whose album it is on joins the only album of that name', () => {
    const songs = folded(
      song({ album: 'Campaigns', artist: 'Ryan', title: 'two', trackNumber: 2 }),
      song({ album: 'Campaigns', artist: 'Aleksi', albumArtist: 'Wesnoth', title: 'one', trackNumber: 1 }),
      song({ album: 'campaigns', artist: 'Mattias', albumArtist: 'Wesnoth', title: 'three', trackNumber: 3 }),
    )
    const ordered = inAlbumOrder(songs)
    expect(titles(ordered)).toEqual(['one', 'two', 'three'])
    expect(listRows(ordered).filter(({ kind }) => kind === 'album')).toHaveLength(1)
  })

  test('where two albums share a name, it stands with its own artist', () => {
    const songs = folded(
      song({ album: 'Live', albumArtist: 'A', title: 'a' }),
      song({ album: 'Live', albumArtist: 'C', title: 'c' }),
      song({ album: 'Live', artist: 'B', title: 'b' }),
    )
    expect(titles(inAlbumOrder(songs))).toEqual(['a', 'b', 'c'])
  })
})

describe('rows', () => {
  test('every song has a row with its own place, and every album one heading before its songs', () => {
    const albums = fc.array(fc.constantFrom('One', 'Two', ''), { maxLength: 30 })
    fc.assert(
      fc.property(albums, (names) => {
        const songs = inAlbumOrder(folded(...names.map((album) => song({ album, artist: 'x' }))))
        const rows = listRows(songs)
        const places = rows.flatMap((row) => (row.kind === 'song' ? [row.place] : []))
        expect(places).toEqual(songs.map((_, index) => index))
        expect(rows.length - places.length).toBe(new Set(names).size)
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
        if (rows.length > 0) expect(rows[0]?.kind).toBe('album')
      }),
    )
  })
})

describe('search', () => {
  const songs = folded(
    song({ title: 'Revelation', artist: 'Mattias Westlund', album: 'Northern Tales' }),
    song({ title: 'Sigur', artist: 'Björk', album: 'Vespertine' }),
    song({ title: '', fileName: 'untitled take.wav' }),
  )

  test('words may come from title, artist and album, in any order', () => {
    expect(titles(matching(songs, '  tales REV '))).toEqual(['Revelation'])
  })

  test('accents need not be typed, and may be', () => {
    expect(titles(matching(songs, 'bjork'))).toEqual(['Sigur'])
    expect(titles(matching(songs, 'BJÖRK'))).toEqual(['Sigur'])
  })

  test('a word does not run on from the title into the artist', () => {
    expect(matching(songs, 'revelationmattias')).toEqual([])
  })

  test('a song without a title is found by its file name', () => {
    expect(matching(songs, 'untitled')).toHaveLength(1)
  })

  test('nothing typed shows everything', () => {
    expect(matching(songs, '  ')).toBe(songs)
  })

  test('a song whose tags changed is found by its new name only', () => {
    const folding = createFolding()
    const before = song({ title: 'Old name' })
    folding([before])
    const after = folding([{ ...before, title: 'New name' }])
    expect(matching(after, 'new')).toHaveLength(1)
    expect(matching(after, 'old')).toHaveLength(0)
  })

  test('folding twice is folding once', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })
})
