import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { milliseconds } from '#contracts/units'
import { EarMark } from '../icons'
import { words } from '../words'

/** Held so long, the switch compares instead of switching. */
const hold = milliseconds(320)
/** What was asked for is shown before it is heard, and at most so long without an answer. */
const trust = milliseconds(400)

/** Original | Enhanced: to the eye a choice of two, to assistive technology the switch it is. Held, it compares. */
export const EnhanceSwitch = (props: {
  enabled: boolean
  comparing: boolean
  onChange(enabled: boolean): void
  onCompare(held: boolean): void
}) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let compared = false
  const letGo = () => {
    clearTimeout(timer)
    timer = undefined
    if (compared) props.onCompare(false)
  }
  const [asked, setAsked] = createSignal<boolean | null>(null)
  let doubting: ReturnType<typeof setTimeout> | undefined
  const shown = () => asked() ?? props.enabled
  const ask = (enabled: boolean) => {
    props.onChange(enabled)
    setAsked(enabled)
    clearTimeout(doubting)
    doubting = setTimeout(setAsked, trust, null)
  }
  createEffect(on([() => props.enabled], () => setAsked(null)))
  onCleanup(() => {
    letGo()
    clearTimeout(doubting)
  })
  return (
    <button
      type="button"
      role="switch"
      class="enhance-switch"
      classList={{ comparing: props.comparing }}
      aria-checked={shown()}
      aria-label={words.enhance}
      title={words.holdToCompare}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        compared = false
        timer = setTimeout(() => {
          compared = true
          props.onCompare(true)
        }, hold)
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onPointerLeave={letGo}
      onContextMenu={(event) => {
        if (timer !== undefined) event.preventDefault()
      }}
      onClick={() => {
        // The click that ends a comparison is no choice.
        if (!compared) ask(!shown())
        compared = false
      }}
    >
      <span class="enhance-knob" aria-hidden="true" />
      <span class="enhance-side" aria-hidden="true">
        {words.original}
      </span>
      <span class="enhance-side" aria-hidden="true">
        {words.enhanced}
      </span>
      <span class="enhance-mark" aria-hidden="true">
        <EarMark size={24} />
      </span>
    </button>
  )
}
