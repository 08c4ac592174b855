import { expect, test } from 'vitest'
import { type TrackId, trackIdOf } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { createTracksInUse, tracksInUse } from '#engine/tracks-in-use'

const [one, two, three] = [trackIdOf(1), trackIdOf(2), trackIdOf(3)]
const at = milliseconds

test('what is heard and what follows it are in use for as long as that is so', () => {
  const uses = { heard: { track: one, next: two }, asked: new Map() }
  expect([...tracksInUse(uses, at(9e9))]).toEqual([one, two])
})

test('what was asked for is in use for a minute', () => {
  const uses = { heard: null, asked: new Map([[three, at(1_000)]]) }
  expect([...tracksInUse(uses, at(60_999))]).toEqual([three])
  expect([...tracksInUse(uses, at(61_000))]).toEqual([])
})

const createFakes = () => {
  const held: TrackId[] = []
  const left: (readonly TrackId[])[] = []
  let time = 0
  const inUse = createTracksInUse({
    use: (id) => {
      held.push(id)
      return () => void held.splice(held.indexOf(id), 1)
    },
    onLeft: () => void left.push([...held]),
    now: () => at(time),
  })
  const pass = (duration: number) => {
    time += duration
  }
  return { inUse, held, left, pass }
}

test('a track is let go only once another is heard, and what waited is told then', () => {
  const { inUse, held, left } = createFakes()
  inUse.heard({ track: one, next: { track: two } })
  inUse.heard({ track: one, next: { track: two } })
  expect(left).toEqual([[one, two]])
  inUse.heard({ track: two, next: { track: three } })
  expect(held).toEqual([two, three])
  expect(left).toEqual([
    [one, two],
    [two, three],
  ])
})

test('each track is held once, however often it is asked for', () => {
  const { inUse, held, pass } = createFakes()
  inUse.asked(one)
  pass(50_000)
  inUse.asked(one)
  inUse.heard({ track: one, next: null })
  expect(held).toEqual([one])
  pass(70_000)
  inUse.heard({ track: two, next: null })
  expect(held).toEqual([two])
})
