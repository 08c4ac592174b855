/** Events that browsers take for the listener's will. */
const gestures = ['pointerup', 'touchend', 'click', 'keydown'] as const

/** Calls back once, inside the first gesture. */
export const onFirstGesture = (act: () => void, signal: AbortSignal): void => {
  const done = new AbortController()
  const once = () => {
    done.abort()
    act()
  }
  for (const type of gestures)
    addEventListener(type, once, { capture: true, signal: AbortSignal.any([signal, done.signal]) })
}
