import { type Milliseconds, type Seconds, seconds } from '#contracts/units'
import { clock } from './clock'

/** The sound a reader has been given and cannot have played yet. */
export interface Stock {
  add(sound: Seconds): void
  /** At least for so long it needs nothing more. */
  spare(): Seconds
}

export const createStock = (now: () => Milliseconds = clock): Stock => {
  let lasts: number = now()
  return {
    add: (sound) => {
      lasts = Math.max(lasts, now()) + sound * 1000
    },
    spare: () => seconds(Math.max(0, (lasts - now()) / 1000)),
  }
}

const mostRemembered = 16

/** What readers of files have when an answer ends, by file and place: who reads on there is in no hurry. */
export const createStocks = () => {
  const left = new Map<string, Stock>()
  const nameOf = (file: string, at: number) => `${at} ${file}`
  return {
    /** Of whoever reads on at byte `at`; of anybody else an empty one. */
    take: (file: string, at: number): Stock => {
      const name = nameOf(file, at)
      const stock = left.get(name) ?? createStock()
      left.delete(name)
      return stock
    },
    leave: (file: string, at: number, stock: Stock): void => {
      left.set(nameOf(file, at), stock)
      const [oldest] = left.keys()
      if (oldest !== undefined && left.size > mostRemembered) left.delete(oldest)
    },
  }
}

export type Stocks = ReturnType<typeof createStocks>
