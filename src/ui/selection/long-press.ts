import { milliseconds } from '#contracts/units'

/** Until a touch that rests is a long press, as on the systems around. */
const patience = milliseconds(480)
/** CSS pixels a resting finger may wander. */
const wander = 10

/** Calls back when a finger rests on an element; the click that follows is swallowed. */
export const longPress = (element: HTMLElement, onPress: (event: PointerEvent) => void): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let startX = 0
  let startY = 0
  let pressed = false

  const stop = () => clearTimeout(timer)
  element.addEventListener('pointerdown', (event) => {
    pressed = false
    if (event.pointerType === 'mouse' || !event.isPrimary) return
    startX = event.clientX
    startY = event.clientY
    clearTimeout(timer)
    timer = setTimeout(() => {
      pressed = true
      onPress(event)
    }, patience)
  })
  element.addEventListener('pointermove', (event) => {
    if (Math.hypot(event.clientX - startX, event.clientY - startY) > wander) stop()
  })
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
    element.addEventListener(end, stop)
  element.addEventListener(
    'click',
    (event) => {
      if (!pressed) return
      pressed = false
      event.preventDefault()
      event.stopPropagation()
    },
    { capture: true },
  )
}
