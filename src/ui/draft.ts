import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { milliseconds } from '#contracts/units'

const pause = milliseconds(150)

export interface Draft {
  /** What a slider shows while it is being moved; null when it rests. */
  readonly value: Accessor<number | null>
  /** The slider moves: the value counts once the hand pauses. */
  move(value: number): void
  /** The slider was let go: the value counts now. */
  settle(value: number): void
}

/** A slider's value on its way, so that a drag asks for a few sounds and not for hundreds. */
export const createDraft = (commit: (value: number) => void): Draft => {
  const [value, setValue] = createSignal<number | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let committed: number | undefined
  onCleanup(() => clearTimeout(timer))

  const commitOnce = (next: number) => {
    if (next !== committed) commit(next)
    committed = next
  }
  return {
    value,
    move: (next) => {
      setValue(next)
      clearTimeout(timer)
      timer = setTimeout(commitOnce, pause, next)
    },
    settle: (next) => {
      clearTimeout(timer)
      commitOnce(next)
      committed = undefined
      setValue(null)
    },
  }
}
