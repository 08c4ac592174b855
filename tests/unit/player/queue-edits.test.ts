import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { chooseTracks, currentTrack, emptyQueue, jumpTo, type Queue, setShuffle } from '#player/queue'
import { addTracks, clearAround, moveEntry, playNext, removeEntry, removeTrack } from '#player/queue-edits'
import { track } from './world'

const album = (count: number) => Array.from({ length: count }, (_, index) => track(index + 1))
const ids = (queue: Queue) => queue.line.map(({ id }) => Number(id))

/** A queue in the middle of being heard; the same track may stand in it twice. */
const anyQueue = fc
  .record({
    seed: fc.integer(),
    shuffle: fc.boolean(),
    tracks: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }),
    at: fc.nat(),
  })
  .map(({ seed, shuffle, tracks, at }): Queue => {
    const chosen = chooseTracks(
      emptyQueue(seed, shuffle, 'off'),
      tracks.map((id) => track(id)),
      0,
    )
    return jumpTo(chosen, at % tracks.length) ?? chosen
  })

const edits = fc.constantFrom<(queue: Queue, a: number, b: number) => Queue>(
  (queue) => addTracks(queue, [track(8), track(9)]),
  (queue) => playNext(queue, [track(8), track(9)]),
  (queue, a, b) => moveEntry(queue, a % (queue.line.length + 1), b % (queue.line.length + 1)),
  (queue, a) => removeEntry(queue, a % (queue.line.length + 1)),
  (queue, a) => removeTrack(queue, trackIdOf((a % 9) + 1)),
  (queue, a) => setShuffle(queue, a % 2 === 0),
  (queue) => clearAround(queue),
)

test('no edit loses the line: an order of all tracks, as given where nothing is shuffled', () => {
  fc.assert(
    fc.property(
      anyQueue,
      fc.array(fc.tuple(edits, fc.nat(), fc.nat()), { maxLength: 12 }),
      (start, steps) => {
        let queue = start
        for (const [edit, a, b] of steps) {
          queue = edit(queue, a, b)
          expect([...queue.order].sort((one, other) => one - other)).toEqual(
            queue.tracks.map((_, index) => index),
          )
          expect(queue.line).toEqual(queue.order.map((index) => queue.tracks[index]))
          if (!queue.shuffle) expect(queue.line).toEqual(queue.tracks)
          expect(queue.cursor).toBeLessThan(queue.line.length)
        }
      },
    ),
  )
})

describe('play next', () => {
  test('puts tracks right after what plays, in their order, and leaves them there when shuffle ends', () => {
    fc.assert(
      fc.property(anyQueue, (queue) => {
        const edited = playNext(queue, [track(8), track(9)])
        const after = queue.cursor + 1
        expect(ids(edited)).toEqual(ids(queue).toSpliced(after, 0, 8, 9))
        expect(currentTrack(edited)).toBe(currentTrack(queue))
        const given = setShuffle(edited, false)
        expect(ids(given).slice(given.cursor + 1, given.cursor + 3)).toEqual([8, 9])
      }),
    )
  })

  test('makes a queue where there was none', () => {
    expect(ids(playNext(emptyQueue(1, true, 'off'), [track(8)]))).toEqual([8])
  })
})

test('moving takes one entry to where it was dropped, and what plays goes on', () => {
  fc.assert(
    fc.property(anyQueue, fc.nat(), fc.nat(), (queue, a, b) => {
      const [from, to] = [a % queue.line.length, b % queue.line.length]
      const [entry] = queue.line.slice(from)
      const moved = moveEntry(queue, from, to)
      expect(moved.line[to]).toBe(entry)
      expect(moved.line.toSpliced(to, 1)).toEqual(queue.line.toSpliced(from, 1))
      expect(currentTrack(moved)).toBe(currentTrack(queue))
    }),
  )
})

test('an index outside of the queue moves and removes nothing', () => {
  const queue = chooseTracks(emptyQueue(1, false, 'off'), album(3), 1)
  for (const index of [-1, 3, 0.5, Number.NaN]) {
    expect(moveEntry(queue, index, 0)).toBe(queue)
    expect(moveEntry(queue, 0, index)).toBe(queue)
    expect(removeEntry(queue, index)).toBe(queue)
    expect(jumpTo(queue, index)).toBeNull()
  }
})

describe('removing', () => {
  test('one entry leaves its twin, and the cursor stays or stands on what followed', () => {
    fc.assert(
      fc.property(anyQueue, fc.nat(), (queue, at) => {
        const index = at % queue.line.length
        const removed = removeEntry(queue, index)
        expect(removed.line).toEqual(queue.line.toSpliced(index, 1))
        const expected = index === queue.cursor ? queue.line[index + 1] : currentTrack(queue)
        expect(currentTrack(removed)).toBe(expected ?? null)
      }),
    )
  })

  test('a track takes all its entries', () => {
    fc.assert(
      fc.property(anyQueue, fc.integer({ min: 1, max: 5 }), (queue, id) => {
        const removed = removeTrack(queue, trackIdOf(id))
        expect(ids(removed)).toEqual(ids(queue).filter((other) => other !== id))
        const after = queue.line.slice(Math.max(0, queue.cursor)).find((one) => Number(one.id) !== id)
        expect(currentTrack(removed)).toBe(after ?? null)
      }),
    )
  })
})

test('clearing keeps what plays and nothing else', () => {
  fc.assert(
    fc.property(anyQueue, (queue) => {
      const cleared = clearAround(queue)
      expect(cleared.line).toEqual([currentTrack(queue)])
      expect(cleared.cursor).toBe(0)
    }),
  )
  expect(clearAround(addTracks(emptyQueue(1, false, 'off'), album(3))).line).toEqual([])
})

test('added tracks are heard last, and are mixed while nothing was chosen', () => {
  const playing = addTracks(chooseTracks(emptyQueue(1, true, 'off'), album(3), 1), [track(9), track(10)])
  expect(ids(playing).slice(-2)).toEqual([9, 10])
  expect(currentTrack(playing)?.id).toBe(2)
  const waiting = ids(addTracks(emptyQueue(3, true, 'off'), album(20)))
  expect(waiting).not.toEqual(ids(addTracks(emptyQueue(3, false, 'off'), album(20))))
  expect(new Set(waiting).size).toBe(20)
})
