import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rank, ranks } from '#contracts/engine-work'
import { milliseconds } from '#contracts/units'
import { type Claim, isUrgent, turnsOf } from '#engine/schedule/turns'

const now = milliseconds(10_000)
const claim = (id: number, rank: Rank, state: Claim['state'] = 'waiting', waited = 0): Claim => ({
  id,
  rank,
  state,
  since: milliseconds(now - waited),
})
const admitted = (...claims: readonly Claim[]) => turnsOf(claims, now, 1).admitted
const orderOf = (rank: Rank) => ranks.indexOf(rank)

/** Every set of up to three claims: ranks, and who works already. */
const everySet = function* (): Generator<readonly Claim[]> {
  const kinds = ranks.flatMap((rank) => (['waiting', 'working'] as const).map((state) => ({ rank, state })))
  for (const [at, one] of kinds.entries()) {
    yield [claim(1, one.rank, one.state)]
    for (const [next, two] of kinds.slice(at).entries()) {
      yield [claim(1, one.rank, one.state), claim(2, two.rank, two.state)]
      for (const three of kinds.slice(at + next))
        yield [one, two, three].map(({ rank, state }, id) => claim(id + 1, rank, state))
    }
  }
}

describe('among all sets of up to three that have not waited long', () => {
  test('nobody goes before somebody more urgent who waits, and background not while anybody is served', () => {
    for (const claims of everySet()) {
      const { admitted } = turnsOf(claims, now, 1)
      for (const one of claims.filter(({ id }) => admitted.includes(id)))
        for (const other of claims) {
          if (orderOf(other.rank) >= orderOf(one.rank)) continue
          if (isUrgent(other.rank)) expect.fail(`${one.rank} before ${other.rank} (${other.state})`)
          if (other.state === 'waiting') expect.fail(`${one.rank} before ${other.rank}, which waits`)
        }
    }
  })

  test('nobody waits while nobody works', () => {
    for (const claims of everySet())
      if (claims.every(({ state }) => state === 'waiting'))
        expect(turnsOf(claims, now, 1).admitted.length).toBeGreaterThan(0)
  })

  test('what nobody waits for goes one at a time, and urgent work does not wait for it', () => {
    for (const claims of everySet()) {
      const { admitted } = turnsOf(claims, now, 1)
      const inHand = claims.filter(
        ({ id, rank, state }) => !isUrgent(rank) && (state === 'working' || admitted.includes(id)),
      )
      const already = inHand.filter(({ state }) => state === 'working').length
      expect(inHand.length).toBeLessThanOrEqual(Math.max(1, already))
      const [first] = claims.filter(({ rank }) => isUrgent(rank))
      if (first?.state === 'waiting') expect(admitted).toContain(first.id)
    }
  })

  test('whoever is left waiting will be looked at again', () => {
    for (const claims of everySet()) {
      const { admitted, lookAgain } = turnsOf(claims, now, 1)
      const left = claims.filter(({ id, state }) => state === 'waiting' && !admitted.includes(id))
      expect(lookAgain !== null).toBe(left.length > 0)
      if (lookAgain !== null) expect(lookAgain).toBeGreaterThan(now)
    }
  })
})

test('ranks in their order, one step after the other', () => {
  let waiting = ranks.map((rank, at) => claim(at, rank)).reverse()
  const order: Rank[] = []
  while (waiting.length > 0) {
    const turn = new Set(admitted(...waiting))
    order.push(...waiting.filter(({ id }) => turn.has(id)).map(({ rank }) => rank))
    waiting = waiting.filter(({ id }) => !turn.has(id))
  }
  expect(order).toEqual(ranks)
})

test('a switch does not wait long for what plays, nor analysis for ever for what is rendered ahead', () => {
  expect(admitted(claim(1, 'audible', 'working'), claim(2, 'seek-target', 'waiting', 49))).toEqual([])
  expect(admitted(claim(1, 'audible', 'working'), claim(2, 'seek-target', 'waiting', 50))).toEqual([2])
  expect(admitted(claim(1, 'rest-of-file'), claim(2, 'analysis', 'waiting', 249))).toEqual([1])
  expect(admitted(claim(1, 'rest-of-file'), claim(2, 'analysis', 'waiting', 250))).toEqual([2])
  expect(admitted(claim(1, 'audible', 'working'), claim(2, 'analysis', 'waiting', 1_999))).toEqual([])
  expect(admitted(claim(1, 'audible', 'working'), claim(2, 'analysis', 'waiting', 2_000))).toEqual([2])
})

test('more lanes are filled by rank', () => {
  const claims = [claim(1, 'analysis'), claim(2, 'next-track'), claim(3, 'predicted', 'working')]
  expect(turnsOf(claims, now, 2).admitted).toEqual([2])
  expect(turnsOf(claims, now, 3).admitted).toEqual([2, 1])
})

test('in a calm only what somebody waits for goes, and what has waited for two seconds', () => {
  const calmUntil = milliseconds(now + 40)
  for (const claims of everySet()) {
    const calm = turnsOf(claims, now, 1, calmUntil)
    const { admitted } = turnsOf(claims, now, 1)
    const isUrgentOne = (id: number) => claims.some((one) => one.id === id && isUrgent(one.rank))
    expect(calm.admitted).toEqual(admitted.filter(isUrgentOne))
    const isHeldBack = admitted.some((id) => !isUrgentOne(id))
    if (isHeldBack) expect(calm.lookAgain).toBe(calmUntil)
  }
  expect(turnsOf([claim(1, 'analysis', 'waiting', 1_999)], now, 1, calmUntil).admitted).toEqual([])
  expect(turnsOf([claim(1, 'analysis', 'waiting', 2_000)], now, 1, calmUntil).admitted).toEqual([1])
})

/** Time goes on in steps of so many milliseconds. */
const tick = 10
const ticks = (most: number) => fc.integer({ min: 1, max: most }).map((count) => count * tick)
/** Work that comes at some time and takes some steps of some length each. */
const job = fc.record({
  rank: fc.constantFrom(...ranks),
  arrives: ticks(50),
  steps: fc.integer({ min: 1, max: 60 }),
  length: ticks(4),
})

test('whatever comes, every step is done, and none waits without end', () => {
  const simulated = fc.property(
    fc.array(job, { minLength: 1, maxLength: 8 }),
    ticks(3),
    (given, lanesInTicks) => {
      const lanes = lanesInTicks / tick
      const jobs = given.map((one, id) => ({ ...one, id, left: one.steps, since: one.arrives, until: -1 }))
      const all = given.reduce((sum, { steps, length }) => sum + steps * length, 0)
      for (let time = 0; jobs.some(({ left }) => left > 0); time += tick) {
        expect(time).toBeLessThanOrEqual(500 + all)
        for (const one of jobs.filter(({ until }) => until === time)) {
          one.left -= 1
          one.until = -1
          one.since = time
        }
        const here = jobs.filter(({ left, arrives }) => left > 0 && arrives <= time)
        const claims = here.map(({ id, rank, since, until }): Claim => {
          return { id, rank, state: until < 0 ? 'waiting' : 'working', since: milliseconds(since) }
        })
        for (const id of turnsOf(claims, milliseconds(time), lanes).admitted) {
          const one = jobs[id]
          if (one) Object.assign(one, { until: time + one.length, since: time })
        }
        const background = here.filter(({ rank }) => !isUrgent(rank))
        expect(background.filter(({ until }) => until >= 0).length).toBeLessThanOrEqual(lanes)
        for (const { rank, since, until } of here) {
          if (until >= 0) continue
          // After its own patience it may find others before it in the lane, one step each.
          expect(time - since).toBeLessThan(isUrgent(rank) ? 50 : 2_000 + background.length * 40)
        }
      }
    },
  )
  fc.assert(simulated, { numRuns: 40 })
})
