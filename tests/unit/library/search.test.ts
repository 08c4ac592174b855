import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Track, trackIdOf } from '#contracts/track'
import { createCollection } from '#library/browse/create-collection'
import type { Found } from '#library/face'
import { createSearch } from '#library/search/create-search'
import { searchIndex } from '#library/search/search-index.worker'
import { createTrackMirror } from '#library/track-list'
import { database } from '#storage/database'
import { newTrack } from '../../support/new-track'

const song = (title: string, tags: Partial<Track> = {}) => ({ ...newTrack(title), ...tags })
const songs = [
  song('Waterfall', { artist: 'Björk Ólafsdóttir', album: 'Northern Tales' }),
  song('Still Water', { artist: 'Simon & Garfunkel', album: 'Don’t Look Back' }),
  song('Undertow', { artist: 'The Watermen', album: 'Rhapsody' }),
]

/** The index answers without its worker: there are none here. */
vi.mock('#library/search/near-search', async () => {
  const { searchIndex: ready } = await import('#library/search/search-index.worker')
  return { nearSearch: async (words: readonly string[]) => (await ready)(words) }
})

beforeEach(async () => {
  await database.tracks.clear()
  await database.tracks.bulkAdd(songs)
})

const searching = async () => {
  const search = createSearch(createCollection(createTrackMirror()), (listener) => {
    const playlist = { id: 1, name: 'Water music', tracks: [], createdAt: newTrack('').addedAt }
    listener([{ ...playlist, changedAt: playlist.createdAt }])
    return () => {}
  })
  const find = async (query: string): Promise<Found> => {
    const told: Found[] = []
    search(query, (found) => told.push(found))
    await vi.waitFor(() => expect(told.at(-1)?.complete).toBe(true))
    return told.at(-1) as Found
  }
  await find('')
  return { search, find }
}
const titles = ({ tracks }: Found) => tracks.map(({ title }) => title)

test('words are found where they begin, songs named so before songs by somebody named so', async () => {
  const { find } = await searching()
  const found = await find('wat')
  expect(titles(found)).toEqual(['Waterfall', 'Still Water', 'Undertow'])
  expect(found.artists.map(({ name }) => name)).toEqual(['The Watermen'])
  expect(found.playlists.map(({ name }) => name)).toEqual(['Water music'])
  expect(titles(await find('fall'))).toEqual([])
})

test('what is nearly written so comes after what is, under songs, albums and artists', async () => {
  const { find } = await searching()
  await searchIndex
  await vi.waitFor(async () => expect(titles(await find('watrefall'))).toEqual(['Waterfall']))
  expect((await find('garfunkle')).artists.map(({ name }) => name)).toEqual(['Simon & Garfunkel'])
  expect((await find('rapsody')).albums.map(({ title }) => title)).toEqual(['Rhapsody'])
  expect(titles(await find('water'))[0]).toBe('Waterfall')
})

test('accents, case and punctuation do not matter, and words may be spread over title, artist and album', async () => {
  const { find } = await searching()
  expect(titles(await find('BJO ola'))).toEqual(['Waterfall'])
  expect(titles(await find('dont'))).toEqual(['Still Water'])
  expect(titles(await find('wat gar'))).toEqual(['Still Water'])
  expect((await find('nor')).albums.map(({ title }) => title)).toEqual(['Northern Tales'])
  expect(titles(await find(' ,. '))).toEqual([])
})

test('what is at hand is told within the call, and an overtaken search is silent', async () => {
  const { search, find } = await searching()
  await find('sti')
  const first: string[] = []
  search('und', (found) => first.push(...titles(found)))
  expect(first).toEqual(['Undertow'])
  const late = vi.fn()
  const stop = search('wat', late)
  stop()
  late.mockClear()
  await database.tracks.add(song('Wat'))
  await find('sti')
  expect(late).not.toHaveBeenCalled()
})

test('the index forgives slips, tells what was held by name, and follows the library', async () => {
  const index = await searchIndex
  const find = (query: string) => index(query.split(' '))
  const [first] = await database.tracks.toCollection().primaryKeys()
  await vi.waitFor(() => expect(find('watrefall')).toEqual([{ id: first, held: 'title' }]))
  expect(find('garfunkle')).toMatchObject([{ held: 'artist' }])
  expect(find('rapsody')).toMatchObject([{ held: 'album' }])
  expect(find('bjork watrefall')).toMatchObject([{ held: 'mixed' }])
  expect(find('xyzzy')).toEqual([])
  const id = await database.tracks.add(song('Chrysanthemum'))
  await vi.waitFor(() => expect(find('crysanthemum')).toEqual([{ id, held: 'title' }]))
  await database.tracks.update(id, { title: 'Marigold' })
  await vi.waitFor(() => expect(find('marygold')).toEqual([{ id: trackIdOf(id), held: 'title' }]))
  expect(find('crysanthemum')).toEqual([])
  await database.tracks.delete(id)
  await vi.waitFor(() => expect(find('marygold')).toEqual([]))
})
