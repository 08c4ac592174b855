import { expect, test } from 'vitest'
import { createUrgentQueue } from '#engine/schedule/urgent-queue'

test('one at a time, the most urgent that waits next, and a failure holds nobody up', async () => {
  const inTurn = createUrgentQueue()
  const order: string[] = []
  let raised = 8
  const ask = (name: string, urgency: () => number) =>
    inTurn(async () => {
      order.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 1))
      order.push(`${name} ends`)
      if (name === 'b') throw new Error('b fails')
    }, urgency)
  const all = [
    ask('a', () => 8),
    ask('b', () => 5),
    ask('c', () => 5),
    ask('d', () => raised),
    ask('e', () => 0),
  ]
  raised = 1
  const outcomes = await Promise.allSettled(all)
  expect(order.map((entry) => entry[0]).join('')).toBe('aaeeddbbcc')
  expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1)
})
