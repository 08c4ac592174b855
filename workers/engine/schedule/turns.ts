import { type Rank, ranks } from '#contracts/engine-work'
import { type Milliseconds, milliseconds } from '#contracts/units'

/** Work that wants to do its next step, or is doing it. */
export interface Claim {
  readonly id: number
  readonly rank: Rank
  readonly state: 'waiting' | 'working'
  /** When it began to wait, or to work. */
  readonly since: Milliseconds
}

export interface Turns {
  /** Who may work now. */
  readonly admitted: readonly number[]
  /** When somebody will have waited long enough to be let in all the same. */
  readonly lookAgain: Milliseconds | null
}

const lastUrgent = ranks.indexOf('seek-target')
const orderOf = ({ rank }: Pick<Claim, 'rank'>) => ranks.indexOf(rank)

/** Whether somebody who listens waits for it. */
export const isUrgent = (rank: Rank): boolean => ranks.indexOf(rank) <= lastUrgent

export const isMoreUrgent = (one: Rank, other: Rank): boolean => ranks.indexOf(one) < ranks.indexOf(other)

/** Nobody who listens waits longer than this for others who do. */
const urgentPatience = 50
/** Work nobody waits for gets a step in so often while more urgent work of its kind goes on … */
const otherPatience = 250
/** … and in so often while listeners are served without a pause. */
const longestPatience = 2_000
/** Who reaches no border for so long waits for something outside, and keeps nobody from working meanwhile. */
const longestStep = 1_000

const patienceOf = (claim: Claim, areServed: boolean): number => {
  if (isUrgent(claim.rank)) return urgentPatience
  return areServed ? longestPatience : otherPatience
}

/**
 * Whose turn it is. Strictly by rank, with these exceptions: what nobody waits for shares `lanes`, and whoever has waited
 * too long goes first within its kind. Urgent work never waits for what is not: that stops at its next border, and rests
 * until `calmUntil`, while what was asked for is opened and heard.
 */
export const turnsOf = (
  claims: readonly Claim[],
  now: Milliseconds,
  lanes: number,
  calmUntil: Milliseconds = now,
): Turns => {
  const isCalm = now < calmUntil
  const urgent = claims.filter(({ rank }) => isUrgent(rank))
  const dueAt = (claim: Claim) => claim.since + patienceOf(claim, isCalm || urgent.length > 0)
  const isOverdue = (claim: Claim) => now >= dueAt(claim)
  const waiting = claims.filter(({ state }) => state === 'waiting')
  const mayGo = (claim: Claim): boolean => {
    if (isOverdue(claim)) return true
    if (isUrgent(claim.rank)) return urgent.every((other) => orderOf(other) >= orderOf(claim))
    return urgent.length === 0 && !isCalm
  }
  const byTurn = (one: Claim, other: Claim) =>
    Number(isOverdue(other)) - Number(isOverdue(one)) ||
    (isOverdue(one) ? 0 : orderOf(one) - orderOf(other)) ||
    one.since - other.since ||
    one.id - other.id

  const busy = claims.filter(
    ({ rank, state, since }) => !isUrgent(rank) && state === 'working' && now < since + longestStep,
  )
  const admitted = [
    ...waiting.filter((claim) => isUrgent(claim.rank) && mayGo(claim)),
    ...waiting
      .filter((claim) => !isUrgent(claim.rank) && mayGo(claim))
      .sort(byTurn)
      .slice(0, Math.max(0, lanes - busy.length)),
  ]
  const left = waiting.filter((claim) => !admitted.includes(claim))
  const later = [
    ...left.filter((claim) => !isOverdue(claim)).map(dueAt),
    ...(left.length > 0 && isCalm ? [calmUntil] : []),
    ...(left.length > 0 ? busy.map(({ since }) => since + longestStep) : []),
  ]
  return {
    admitted: admitted.map(({ id }) => id),
    lookAgain: later.length > 0 ? milliseconds(Math.min(...later)) : null,
  }
}
