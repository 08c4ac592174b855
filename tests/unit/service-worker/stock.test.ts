import { expect, test } from 'vitest'
import { milliseconds, seconds } from '#contracts/units'
import { createStock, createStocks } from '#service-worker/flow/stock'

const createClock = () => {
  let time = 1_000
  const pass = (duration: number) => {
    time += duration
  }
  return { now: () => milliseconds(time), pass }
}

test('what was given lasts as long as it sounds', () => {
  const { now, pass } = createClock()
  const stock = createStock(now)
  expect(stock.spare()).toBe(0)
  stock.add(seconds(3))
  pass(1_000)
  stock.add(seconds(2))
  expect(stock.spare()).toBe(4)
  pass(9_000)
  expect(stock.spare()).toBe(0)
})

test('after it ran dry only what was given since counts', () => {
  const { now, pass } = createClock()
  const stock = createStock(now)
  stock.add(seconds(1))
  pass(5_000)
  stock.add(seconds(2))
  expect(stock.spare()).toBe(2)
})

test('who reads on where an answer ended has what it got; anybody else has nothing', () => {
  const stocks = createStocks()
  const left = createStock()
  stocks.leave('song', 500, left)
  expect(stocks.take('song', 400)).not.toBe(left)
  expect(stocks.take('other', 500)).not.toBe(left)
  expect(stocks.take('song', 500)).toBe(left)
  expect(stocks.take('song', 500)).not.toBe(left)
})

test('only the latest are remembered', () => {
  const stocks = createStocks()
  const first = createStock()
  stocks.leave('song', 0, first)
  for (let at = 1; at <= 16; at += 1) stocks.leave('song', at, createStock())
  expect(stocks.take('song', 0)).not.toBe(first)
})
