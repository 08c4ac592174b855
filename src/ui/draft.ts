import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { milliseconds } from '#contracts/units'

/** A hand that rests this long on its way means the place it rests at. */
const rest = milliseconds(150)
/** A hand that is followed is followed this often. */
const step = milliseconds(120)
/** What is followed is heard before it is shown elsewhere: the slider stays where it was let go for so long. */
const untilShown = milliseconds(300)

export interface Draft {
  /** What a slider shows while it is being moved, or was a moment ago; null when it rests. */
  readonly value: Accessor<number | null>
  /** The slider moves. */
  move(value: number): void
  /** The slider was let go: the value counts now. */
  settle(value: number): void
}

/**
 * A slider's value on its way, so that a drag asks for a few sounds and not for hundreds: `resting` counts where the
 * hand rests, `moving` at once and then every so often.
 */
export const createDraft = (commit: (value: number) => void, counts: 'resting' | 'moving'): Draft => {
  const [value, setValue] = createSignal<number | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let letting: ReturnType<typeof setTimeout> | undefined
  let latest = Number.NaN
  let committed: number | undefined
  onCleanup(() => {
    clearTimeout(timer)
    clearTimeout(letting)
  })

  const commitOnce = (next: number) => {
    if (next !== committed) commit(next)
    committed = next
  }
  const follow = () => {
    timer = undefined
    if (latest === committed) return
    commitOnce(latest)
    timer = setTimeout(follow, step)
  }
  return {
    value,
    move: (next) => {
      clearTimeout(letting)
      latest = next
      if (counts === 'moving') {
        if (timer === undefined) follow()
      } else {
        clearTimeout(timer)
        timer = setTimeout(commitOnce, rest, next)
      }
      setValue(next)
    },
    settle: (next) => {
      clearTimeout(timer)
      timer = undefined
      commitOnce(next)
      committed = undefined
      setValue(counts === 'moving' ? next : null)
      if (counts === 'moving') letting = setTimeout(setValue, untilShown, null)
    },
  }
}
