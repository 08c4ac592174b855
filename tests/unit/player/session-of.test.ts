import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { type KeptQueue, type Place, placeFrom, sessionOf } from '#player/session-of'
import { track } from './world'

const queue: KeptQueue = { stamp: 7, tracks: [11, 12, 13, 12].map(trackIdOf), order: [2, 0, 3, 1] }
const place: Place = { stamp: 7, index: 2, track: 12, position: 61.5 }
const library =
  (...gone: readonly number[]) =>
  (id: number) =>
    gone.includes(id) ? undefined : track(id)
const heard = (session: ReturnType<typeof sessionOf>) =>
  session.order.map((index) => Number(session.tracks[index]?.id))

test('the queue comes back as it was, with its place', () => {
  const session = sessionOf(queue, place, library())
  expect(heard(session)).toEqual([13, 11, 12, 12])
  expect(session).toMatchObject({ index: 2, position: 61.5 })
})

describe('tracks that left the library', () => {
  test('are left out, and the place stays with its track', () => {
    const session = sessionOf(queue, place, library(13))
    expect(heard(session)).toEqual([11, 12, 12])
    expect(session).toMatchObject({ index: 1, position: 61.5 })
  })

  test('give their place to what followed, from its start', () => {
    const session = sessionOf(queue, { ...place, index: 1, track: 11 }, library(11))
    expect(heard(session)).toEqual([13, 12, 12])
    expect(session).toMatchObject({ index: 1, position: 0 })
  })
})

test('a place written for another state of the queue is found by its track', () => {
  const session = sessionOf(queue, { stamp: 6, index: 0, track: 11, position: 3 }, library())
  expect(session).toMatchObject({ index: 1, position: 3 })
})

test('without a place nothing is chosen', () => {
  expect(sessionOf(queue, null, library())).toMatchObject({ index: -1, position: 0 })
})

test('whatever is gone, the order fits the tracks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 11, max: 13 })),
      fc.integer({ min: -2, max: 6 }),
      (gone, index) => {
        const session = sessionOf(queue, { ...place, index }, library(...gone))
        expect([...session.order].sort()).toEqual(session.tracks.map((_, at) => at))
      },
    ),
  )
})

test('no stored text can break the start', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (text) => {
      const found = placeFrom(text)
      if (found) expect(Number.isFinite(found.position)).toBe(true)
    }),
  )
  expect(placeFrom(JSON.stringify(place))).toEqual(place)
  expect(placeFrom('{"stamp":1,"index":0,"track":3}')).toBeNull()
})
