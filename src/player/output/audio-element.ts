/** Elements are used again: a phone lets one that the listener started go on to the next track when locked. */
const resting: HTMLAudioElement[] = []

/** As many as ever play at once. */
const most = 2
let made = 0

const makeAudioElement = (): HTMLAudioElement => {
  made++
  return document.createElement('audio')
}

/**
 * To be called inside a gesture: Safari then lets elements play later without one, as the next track must when the
 * screen is locked.
 */
export const readyAudioElements = (): void => {
  while (made < most) resting.push(makeAudioElement())
  for (const element of resting) element.load()
}

/** The one place where media elements come from. Pair with {@link returnAudioElement}. */
export const takeAudioElement = (): HTMLAudioElement => {
  const element = resting.pop() ?? makeAudioElement()
  element.preload = 'auto'
  return element
}

/**
 * Silences an element at once. It lets go of its sound a task later: taken again meanwhile, the next sound puts out the
 * last, at half the time.
 */
export const returnAudioElement = (element: HTMLAudioElement): void => {
  element.pause()
  element.disableRemotePlayback = false
  resting.push(element)
  setTimeout(() => {
    if (!resting.includes(element)) return
    element.removeAttribute('src')
    element.load()
  })
}
