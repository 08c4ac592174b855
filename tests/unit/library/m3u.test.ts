import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Track } from '#contracts/track'
import { seconds } from '#contracts/units'
import { exportPlaylist } from '#library/playlists/export-playlist'
import { importPlaylist } from '#library/playlists/import-playlist'
import { parseM3u, writeM3u } from '#library/playlists/m3u'
import { createPlaylists } from '#library/playlists/playlists'
import { database } from '#storage/database'
import { newTrack } from '../../support/new-track'

beforeEach(() => Promise.all([database.tracks.clear(), database.playlists.clear()]))

const add = (fileName: string, tags: Partial<Track> = {}) =>
  database.tracks.add({ ...newTrack(`${fileName} ${tags.folder}`), title: '', ...tags, fileName })
const importing = async (text: string, name = 'list.m3u8') => {
  const outcome = await importPlaylist(new File([text], name))
  if (outcome.status !== 'imported') throw new Error(outcome.status)
  return { ...outcome, tracks: (await database.playlists.get(outcome.playlist))?.tracks }
}

test('what is written is read back, whatever names are like', () => {
  const list = {
    name: 'Täglich',
    entries: [
      { path: 'Music/#1, hit.mp3', label: 'A, B - C', duration: seconds(61) },
      { path: '#hash.mp3', label: '', duration: null },
    ],
  }
  const [first, second] = parseM3u(writeM3u(list)).entries
  expect(first).toEqual(list.entries[0])
  expect(second).toEqual({ path: './#hash.mp3', label: '', duration: null })
  expect(parseM3u(writeM3u(list)).name).toBe('Täglich')
})

test('lists of other programs are read: backslashes, file addresses, extra fields, old line ends', () => {
  const text =
    '\uFEFF#EXTM3U\r\n#EXTINF:123 logo="x",Ann - Song\r\nC:\\Music\\a b.mp3\rfile:///home/a%20c.mp3\n# note\n'
  expect(parseM3u(text).entries).toEqual([
    { path: 'C:/Music/a b.mp3', label: 'Ann - Song', duration: 123 },
    { path: '/home/a c.mp3', label: '', duration: null },
  ])
})

test('entries are found by path, then by file name, then by artist, title and length', async () => {
  const left = await add('01.mp3', { folder: 'Music/Left', duration: seconds(100) })
  const right = await add('01.mp3', { folder: 'Music/Right', duration: seconds(200) })
  const named = await add('Élan.flac', { title: 'Élan', artist: 'Ann' })
  const long = await add('x.mp3', { title: 'Both', artist: 'Bob', duration: seconds(300) })
  await add('y.mp3', { title: 'Both', artist: 'Bob', duration: seconds(30) })
  const { tracks, unmatched, matched } = await importing(
    [
      '#EXTINF:200,?',
      '/home/me/Music/Right/01.mp3',
      'Left/01.mp3',
      '#EXTINF:101,Whoever',
      '01.mp3',
      'e\u0301lan.flac',
      '#EXTINF:301,BOB - Both!',
      'elsewhere.ogg',
      '#EXTINF:99,Bob - Both',
      'other.ogg',
      'nowhere.mp3',
    ].join('\n'),
  )
  expect(tracks).toEqual([right, left, left, named, long])
  expect(matched).toBe(5)
  expect(unmatched).toEqual(['Bob - Both', 'nowhere.mp3'])
})

test('a playlist makes the journey out and back', async () => {
  const one = await add('one.mp3', { folder: 'Music/A', title: 'One', artist: 'Ann' })
  const two = await add('two.mp3', { folder: 'Music/B', title: 'Two' })
  const id = await createPlaylists().create('On: the / road', [two, one, two])
  const file = await exportPlaylist(id)
  expect(file?.name).toBe('On the road.m3u8')
  await createPlaylists().delete(id)
  expect(await importing((await file?.text()) ?? '', file?.name)).toMatchObject({
    name: 'On: the / road',
    tracks: [two, one, two],
    unmatched: [],
  })
  expect(await exportPlaylist(999)).toBeNull()
})

test('a list whose name is taken gets a number, and the one that has the name stays as it is', async () => {
  const [one, two] = [await add('one.mp3'), await add('two.mp3')]
  const mine = await createPlaylists().create('mix', [two])
  const list = '#PLAYLIST:Mix\none.mp3\n'
  expect(await importing(list)).toMatchObject({ name: 'Mix (2)', tracks: [one] })
  const [next, last] = await Promise.all([importing(list), importing(list)])
  expect([next.name, last.name].sort()).toEqual(['Mix (3)', 'Mix (4)'])
  expect((await database.playlists.get(mine))?.tracks).toEqual([two])
  const names = (await database.playlists.toArray()).map(({ name }) => name)
  expect(names.sort()).toEqual(['Mix (2)', 'Mix (3)', 'Mix (4)', 'mix'])
})

test('a list in an old encoding keeps its letters, and its file lends it a name', async () => {
  const id = await add('Café.mp3')
  const bytes = Uint8Array.from('Café.mp3', (letter) => letter.charCodeAt(0))
  const outcome = await importPlaylist(new File([bytes], 'Old.m3u'))
  expect(outcome).toMatchObject({ status: 'imported', name: 'Old', matched: 1 })
  expect((await database.playlists.toArray())[0]?.tracks).toEqual([id])
})

test('what holds no songs is refused by name', async () => {
  expect(await importPlaylist(new File(['#EXTM3U\n'], 'empty.m3u'))).toMatchObject({
    status: 'refused',
    problem: { detail: expect.stringContaining('empty.m3u') },
  })
})

test('what is no list is refused, and a list of songs that are not here makes none', async () => {
  await add('a.mp3')
  expect(await importPlaylist(new File([new Uint8Array([35, 0, 1, 2])], 'song.m3u'))).toMatchObject({
    status: 'refused',
    problem: { detail: 'Could not read song.m3u: this is not a playlist' },
  })
  expect(await importPlaylist(new File(['b.mp3\nc.mp3\n'], 'Away.m3u8'))).toEqual({
    status: 'unmatched',
    name: 'Away',
    songs: 2,
  })
  expect(await database.playlists.count()).toBe(0)
})
