import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { type Track, trackIdOf } from '#contracts/track'
import { createCollection } from '#library/browse/create-collection'
import type { Collection } from '#library/face'
import type { Change } from '#library/mirror'
import { database } from '#storage/database'
import { writeNote } from '#storage/notes'
import { newTrack } from '../../support/new-track'

let lastId = 0
const song = (tags: Partial<Track>): Track => {
  lastId += 1
  return { ...newTrack(`song ${lastId}`), title: '', id: trackIdOf(lastId), ...tags }
}

/** A collection of songs that come and go. */
const collected = async (...songs: readonly Track[]) => {
  const rows = new Map(songs.map((track) => [track.id as number, track]))
  let tell: (change: Change<Track>) => void = () => {}
  let now: Collection | undefined
  const told = vi.fn()
  createCollection({
    observe: (watcher) => {
      tell = watcher
      watcher({ rows, put: songs, gone: [] })
      return () => {}
    },
  })((collection) => {
    now = collection
    told()
  })
  await vi.waitFor(() => expect(told).toHaveBeenCalled())
  const change = async (put: readonly Track[], gone: readonly number[] = []) => {
    for (const track of put) rows.set(track.id, track)
    for (const id of gone) rows.delete(id)
    told.mockClear()
    tell({ rows, put, gone })
    await vi.waitFor(() => expect(told).toHaveBeenCalled())
  }
  const collection = () => {
    if (!now) throw new Error('nothing was told')
    return now
  }
  return { collection, change }
}
const albums = ({ albums: all }: Collection) =>
  all.map(({ title, artist, tracks }) => [title, artist, tracks.length])

test('an album is one by its album artist, whoever sings its songs', async () => {
  const { collection } = await collected(
    song({ album: 'Duets', albumArtist: 'Ann', artist: 'Ann & Bob' }),
    song({ album: 'duets', albumArtist: 'ANN', artist: 'Ann feat. Carl' }),
    song({ album: 'Duets', albumArtist: 'Dora', artist: 'Dora' }),
  )
  expect(albums(collection())).toEqual([
    ['Duets', 'Ann', 2],
    ['Duets', 'Dora', 1],
  ])
})

test('artists of songs are listed beside those of albums, each with what is theirs, once', async () => {
  const guest = song({ album: 'Duets', albumArtist: 'Ann', artist: 'Ann & Bob', title: 'b', artwork: 'face' })
  const own = song({ album: 'Duets', albumArtist: 'Ann', artist: 'ANN', title: 'a' })
  const elsewhere = song({ album: 'Summer', artist: 'Ánn', compilation: true })
  const { collection } = await collected(guest, own, elsewhere)
  expect(
    collection().artists.map(({ name, albums: theirs, tracks }) => [
      name,
      theirs.map(({ title }) => title),
      tracks.map(({ id }) => id),
    ]),
  ).toEqual([
    ['Ann', ['Duets', 'Summer'], [own.id, guest.id, elsewhere.id]],
    ['Ann & Bob', ['Duets'], [guest.id]],
  ])
  expect(collection().artistNamed('ann & bob')?.artwork).toBe('face')
  expect(collection().artistNamed('Bob')).toBeUndefined()
})

test('names of artists are never taken apart', async () => {
  const { collection } = await collected(
    song({ album: 'Bookends', artist: 'Simon & Garfunkel' }),
    song({ album: 'IV', artist: 'Earth, Wind / Fire' }),
  )
  expect(collection().artists.map(({ name }) => name)).toEqual(['Earth, Wind / Fire', 'Simon & Garfunkel'])
})

test('without an album artist, one folder or one picture makes an album, the discs of one too', async () => {
  const { collection } = await collected(
    song({ album: 'Hits', artist: 'Ann', folder: 'Music/Hits/CD 1' }),
    song({ album: 'Hits', artist: 'Bob', folder: 'Music/Hits/CD 2' }),
    song({ album: 'Best', artist: 'Ann', artwork: 'cover' }),
    song({ album: 'Best', artist: 'Ann & Bob', artwork: 'cover' }),
    song({ album: 'Best', artist: 'Ann', artwork: 'cover' }),
    song({ album: 'Best', artist: 'Carl', artwork: 'other' }),
  )
  expect(albums(collection())).toEqual([
    ['Best', 'Ann', 3],
    ['Best', 'Carl', 1],
    ['Hits', null, 2],
  ])
})

test('a compilation is by various artists, and each of them is among the artists', async () => {
  const { collection } = await collected(
    song({ album: 'Summer', artist: 'Ann', compilation: true }),
    song({ album: 'Summer', artist: 'Bob', compilation: true }),
  )
  expect(albums(collection())).toEqual([['Summer', null, 2]])
  expect(collection().artists.map(({ name, albums: theirs }) => [name, theirs.length])).toEqual([
    ['Ann', 1],
    ['Bob', 1],
  ])
})

test('songs that do not say whose album they are on join the one of that name', async () => {
  const { collection } = await collected(
    song({ album: 'Tales', albumArtist: 'Ann', artist: 'Ann' }),
    song({ album: 'Tales', artist: 'Guest' }),
  )
  expect(albums(collection())).toEqual([['Tales', 'Ann', 2]])
})

test('an album is in the order of disc, track and title', async () => {
  const on = (title: string, discNumber: number | null, trackNumber: number | null) =>
    song({ album: 'A', albumArtist: 'B', title, discNumber, trackNumber })
  const { collection } = await collected(
    on('last', 2, 1),
    on('unnumbered', null, null),
    on('second', 1, 2),
    on('first', null, 1),
  )
  expect(collection().tracks.map(({ title }) => title)).toEqual(['first', 'second', 'unnumbered', 'last'])
})

test('names are in order by their sort names, else without an article, and songs on no album come last', async () => {
  const { collection } = await collected(
    song({ title: 'loose' }),
    song({ album: 'The Zoo', artist: 'The Who', folder: 'a' }),
    song({ album: 'Middle', artist: 'Zed', sortNames: { artist: 'Aaron' }, folder: 'b' }),
    song({ album: 'Émile', artist: 'Émile', folder: 'c' }),
  )
  expect(collection().albums.map(({ title }) => title)).toEqual(['Émile', 'Middle', 'The Zoo', ''])
  expect(collection().artists.map(({ name }) => name)).toEqual(['Zed', 'Émile', 'The Who'])
})

test('a song of two genres is in both, however they are spelt', async () => {
  const { collection } = await collected(
    song({ title: 'a', genres: ['Rock', 'Live'] }),
    song({ title: 'b', genres: ['rock', 'Rock'] }),
  )
  expect(collection().genres.map(({ name, tracks }) => [name, tracks.length])).toEqual([
    ['Live', 1],
    ['Rock', 2],
  ])
})

test('a change touches its own albums and no others', async () => {
  const kept = song({ album: 'Kept', albumArtist: 'A' })
  const moved = song({ album: 'Left', albumArtist: 'B' })
  const { collection, change } = await collected(kept, moved)
  const [before] = collection().albums
  await change([{ ...moved, album: 'Joined' }, song({ album: 'Zero', albumArtist: 'Z' })])
  expect(collection().albums.map(({ title }) => title)).toEqual(['Joined', 'Kept', 'Zero'])
  expect(collection().albums[1]).toBe(before)
  expect(collection().albumOf(moved.id)?.title).toBe('Joined')
  await change([], [moved.id, kept.id])
  expect(collection().albums.map(({ title }) => title)).toEqual(['Zero'])
  expect(collection().albumOf(kept.id)).toBeUndefined()
})

test('while a large library is being loaded, what its list began with last time is shown', async () => {
  const [one, two] = await database.tracks.bulkAdd(
    [
      { ...newTrack('one'), album: 'B' },
      { ...newTrack('two'), album: 'A' },
    ],
    { allKeys: true },
  )
  await writeNote('first-page', Uint32Array.from([one ?? 0, two ?? 0, 99]))
  const seen: Collection[] = []
  createCollection({ observe: () => () => {} })((collection) => seen.push(collection))
  await vi.waitFor(() => expect(seen).toHaveLength(1))
  expect(seen[0]?.partial).toBe(true)
  expect(seen[0]?.tracks.map(({ title }) => title)).toEqual(['two', 'one'])
  expect(seen[0]?.albumOf(trackIdOf(one ?? 0))?.title).toBe('B')
})
