/** Heard before anything on the page, which may keep them to itself. */
const hands = ['pointerup', 'pointercancel', 'keyup'] as const
/** Not heard on their way down: the window would lose the focus with everything in it, such as what had it before. */
const losses: readonly (readonly [EventTarget, string])[] = [
  [window, 'blur'],
  [window, 'pagehide'],
  [document, 'visibilitychange'],
]

/** Calls back once what is held is let go, wherever that happens, or the page loses sight of it. */
export const onceLetGo = (letGo: () => void, signal: AbortSignal): void => {
  for (const type of hands) addEventListener(type, letGo, { signal, capture: true })
  for (const [target, type] of losses) target.addEventListener(type, letGo, { signal })
}
