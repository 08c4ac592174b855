/** Elements are used again: a phone lets one that the listener started go on to the next track when locked. */
const resting: HTMLAudioElement[] = []

/** The one place where media elements come from. Pair with {@link returnAudioElement}. */
export const takeAudioElement = (): HTMLAudioElement => {
  const element = resting.pop() ?? document.createElement('audio')
  element.preload = 'auto'
  // Sound is only ever slowed while nobody hears it, and keeping its pitch would cost it its time.
  element.preservesPitch = false
  return element
}

/** Silences an element at once and lets go of its sound. */
export const returnAudioElement = (element: HTMLAudioElement): void => {
  element.pause()
  element.playbackRate = 1
  element.disableRemotePlayback = false
  element.removeAttribute('src')
  element.load()
  resting.push(element)
}
