/** Elements are used again: a phone lets one that the listener started go on to the next track when locked. */
const resting: HTMLAudioElement[] = []

/** The one place where media elements come from. Pair with {@link returnAudioElement}. */
export const takeAudioElement = (): HTMLAudioElement => {
  const element = resting.pop() ?? document.createElement('audio')
  element.preload = 'auto'
  return element
}

/** Silences an element at once and lets go of its sound. */
export const returnAudioElement = (element: HTMLAudioElement): void => {
  element.pause()
  element.disableRemotePlayback = false
  element.removeAttribute('src')
  element.load()
  resting.push(element)
}
