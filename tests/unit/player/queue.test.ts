import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chooseTracks,
  currentTrack,
  emptyQueue,
  nextInQueue,
  previousInQueue,
  type Queue,
  setShuffle,
  upcomingTrack,
} from '#player/queue'
import { track } from './world'

const album = (count: number) => Array.from({ length: count }, (_, index) => track(index + 1))
const ids = (queue: Queue) => queue.line.map(({ id }) => Number(id))
const must = (queue: Queue | null): Queue => {
  if (!queue) throw new Error('the queue ended')
  return queue
}

describe('shuffle', () => {
  test('plays every track once before any comes again, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 40 }), fc.nat(), (seed, count, start) => {
        const first = start % count
        let queue = chooseTracks(emptyQueue(seed, true, 'all'), album(count), first)
        expect(currentTrack(queue)?.id).toBe(first + 1)
        for (let round = 0; round < 3; round++) {
          const heard = new Set<number>()
          for (let step = 0; step < count; step++) {
            heard.add(Number(currentTrack(queue)?.id))
            const before = currentTrack(queue)?.id
            queue = must(nextInQueue(queue, 'ended'))
            expect(currentTrack(queue)?.id).not.toBe(before)
          }
          expect(heard.size).toBe(count)
        }
      }),
    )
  })

  test('on and off keeps what plays and gives the album its order back', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 30 }), fc.nat(), (seed, count, start) => {
        const queue = chooseTracks(emptyQueue(seed, false, 'off'), album(count), start % count)
        const mixed = setShuffle(queue, true)
        expect(currentTrack(mixed)).toBe(currentTrack(queue))
        expect([...ids(mixed)].sort((a, b) => a - b)).toEqual(ids(queue))
        const back = setShuffle(mixed, false)
        expect(ids(back)).toEqual(ids(queue))
        expect(back.cursor).toBe(queue.cursor)
      }),
    )
  })

  test('really mixes', () => {
    const orders = [1, 2, 3, 4, 5].map((seed) =>
      ids(chooseTracks(emptyQueue(seed, true, 'off'), album(12), 0)).join(),
    )
    expect(new Set(orders).size).toBe(5)
  })
})

describe('repeat', () => {
  const atEnd = (repeat: 'off' | 'all' | 'one') => chooseTracks(emptyQueue(1, false, repeat), album(3), 2)

  test('off ends after the last track', () => expect(nextInQueue(atEnd('off'), 'ended')).toBeNull())
  test('all goes round', () => expect(nextInQueue(atEnd('all'), 'ended')?.cursor).toBe(0))
  test('one stays when a track ends, and goes on when asked', () => {
    const queue = chooseTracks(emptyQueue(1, false, 'one'), album(3), 0)
    expect(nextInQueue(queue, 'ended')?.cursor).toBe(0)
    expect(nextInQueue(queue, 'asked')?.cursor).toBe(1)
  })
  test('going back from the first track needs repeat all', () => {
    expect(previousInQueue(chooseTracks(emptyQueue(1, false, 'off'), album(3), 0))).toBeNull()
    expect(previousInQueue(chooseTracks(emptyQueue(1, false, 'all'), album(3), 0))?.cursor).toBe(2)
  })
})

test('what follows is what comes next, also round the end of a shuffled queue', () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), fc.constantFrom('off', 'all', 'one'), (seed, shuffle, repeat) => {
      let queue: Queue | null = chooseTracks(emptyQueue(seed, shuffle, repeat), album(4), 1)
      for (let step = 0; step < 9 && queue; step++) {
        const told = upcomingTrack(queue)
        queue = nextInQueue(queue, 'ended')
        expect(queue && currentTrack(queue)).toBe(told)
      }
    }),
  )
})
