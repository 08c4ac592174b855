import { createSignal } from 'solid-js'
import type { Undo } from '#library/face'

/** One thing that was just done, or could not be. */
export interface Remark {
  readonly text: string
  /** The way to take it back. */
  readonly undo: Undo | null
  /** Asks nothing of anybody, and goes by itself. */
  readonly passing: boolean
}

const [remark, setRemark] = createSignal<Remark | null>(null)

/** The latest remark; null when it was put aside. */
export const latestRemark = remark
export const dismissRemark = (): void => {
  setRemark(null)
}

/** Says what was done. A remark that offers to undo it stays until it is used, put aside or replaced. */
export const say = (text: string, undo: Undo | null = null): void => {
  setRemark({ text, undo, passing: undo === null })
}

/** Says what could not be done, until it is put aside or replaced. */
export const complain = (text: string): void => {
  setRemark({ text, undo: null, passing: false })
}
