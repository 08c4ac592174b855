import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { removeTracks } from '#library/remove-tracks'
import { database } from '#storage/database'
import { setPin, watchPins } from '#storage/pins'
import { newTrack } from '../../support/new-track'

const addTrack = async (fingerprint: string) => trackIdOf(await database.tracks.add(newTrack(fingerprint)))

test('pins are watched in the order they were set, and go with their track', async () => {
  const [one, two] = [await addTrack('a'), await addTrack('b')]
  const seen = vi.fn()
  let time = 1000
  vi.spyOn(Date, 'now').mockImplementation(() => ++time)
  const stop = watchPins(seen)
  await setPin(two, true)
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith([two]))
  await setPin(one, true)
  await setPin(two, true)
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith([two, one]))
  await removeTracks([two])
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith([one]))
  await setPin(one, false)
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith([]))
  stop()
  vi.restoreAllMocks()
})

test('a track that is not in the library cannot be pinned', async () => {
  await setPin(trackIdOf(999), true)
  expect(await database.pins.count()).toBe(0)
})
