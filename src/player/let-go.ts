const endings: readonly (readonly [EventTarget, string])[] = [
  [window, 'pointerup'],
  [window, 'pointercancel'],
  [window, 'keyup'],
  [window, 'blur'],
  [window, 'pagehide'],
  [document, 'visibilitychange'],
]

/** Calls back once what is held is let go, wherever that happens, or the page loses sight of it. */
export const onceLetGo = (letGo: () => void, signal: AbortSignal): void => {
  for (const [target, type] of endings) target.addEventListener(type, letGo, { signal, capture: true })
}
