import type { Device, Installing } from '#contracts/device'

/** Chromium's way to ask; nobody else has it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

interface AppleNavigator {
  /** Only where pages are added to a home screen by hand. */
  readonly standalone?: boolean
}

let kept: InstallPrompt | null = null
let installed = false
const listeners = new Set<(installing: Installing) => void>()

const isApp = () =>
  installed ||
  ['standalone', 'minimal-ui', 'fullscreen'].some((mode) => matchMedia(`(display-mode: ${mode})`).matches) ||
  (navigator as AppleNavigator).standalone === true

const installing = (): Installing => {
  if (isApp()) return 'installed'
  if (kept) return 'offered'
  return (navigator as AppleNavigator).standalone === false ? 'by-hand' : 'none'
}

const tell = () => {
  for (const listener of listeners) listener(installing())
}

/** Keeps the browser's question for when the listener wants it. It comes early, and only once. */
export const keepInstallPrompt = (): void => {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    kept = event as InstallPrompt
    tell()
  })
  addEventListener('appinstalled', () => {
    kept = null
    installed = true
    tell()
  })
}

export const createInstalling = (): Pick<Device, 'view' | 'subscribe' | 'install'> => ({
  view: installing,
  subscribe: (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  install: async () => {
    const asked = kept
    // It can be asked once; should the listener say no, the browser comes with another one in its own time.
    kept = null
    tell()
    await asked?.prompt()
  },
})
