import { createSignal } from 'solid-js'
import { milliseconds } from '#contracts/units'
import type { Undo } from '#library/face'

/** One thing that was just done, and the way to take it back. */
export interface Remark {
  readonly text: string
  readonly undo: Undo | null
}

/** What cannot be taken back goes by itself. */
const shownFor = milliseconds(5_000)

const [remark, setRemark] = createSignal<Remark | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

/** The latest remark; null when it was put aside. */
export const latestRemark = remark
export const dismissRemark = (): void => {
  clearTimeout(timer)
  setRemark(null)
}

/** Says what was done. A remark that offers to undo it stays until it is used, put aside or replaced. */
export const say = (text: string, undo: Undo | null = null): void => {
  clearTimeout(timer)
  setRemark({ text, undo })
  if (!undo) timer = setTimeout(dismissRemark, shownFor)
}
