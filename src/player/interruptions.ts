/** https://www.w3.org/TR/audio-session/: Safari so far. */
interface AudioSession extends EventTarget {
  type: string
  readonly state: 'inactive' | 'active' | 'interrupted'
}

interface Interruptions {
  began(): void
  ended(): void
}

/**
 * Tells when the system takes the sound for something else and gives it back. Browsers without an audio session pause
 * and resume the element by themselves. Unplugged headphones are a pause that nobody ends; a change of devices by itself
 * says nothing about what is heard.
 */
export const watchInterruptions = ({ began, ended }: Interruptions, signal: AbortSignal): void => {
  const session = (navigator as { readonly audioSession?: AudioSession }).audioSession
  if (!session) return
  session.type = 'playback'
  let wasInterrupted = false
  const follow = () => {
    if (session.state === 'interrupted') began()
    else if (wasInterrupted && session.state === 'active') ended()
    wasInterrupted = session.state === 'interrupted' || (wasInterrupted && session.state !== 'active')
  }
  session.addEventListener('statechange', follow, { signal })
}
