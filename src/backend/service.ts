import type { FromPage, FromServiceWorker } from '#contracts/page-link'
import { hearPartLost, incomplete } from '#contracts/part-lost'
import { type Problem, problem } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import { controllerOrPause, isTakingOver, takeOver } from './take-over'
import { checkForUpdates, watchWaiting } from './updates'

interface ServiceState {
  readonly service: 'starting' | 'ready' | 'unavailable'
  readonly serviceProblem: Problem | null
  readonly offline: 'preparing' | 'ready'
  readonly updateReady: boolean
  readonly pageProblem: Problem | null
}

interface Parts {
  /** The page is on the screen: what the first visit downloads comes after it. */
  readonly shown: Promise<void>
  readonly onState: (part: Partial<ServiceState>) => void
  readonly onRender: (message: FromServiceWorker, port: MessagePort) => void
}

export interface Service {
  post(message: FromPage, transfer?: Transferable[]): void
  /** Lets the waiting version take over, and loads the page that belongs to it. */
  applyUpdate(): void
  stop(): void
}

const betweenClaims = milliseconds(1_000)

/** Without it nothing can be played: the page says so, and this is what it knows of the reason. */
const unavailable = (why: string): Partial<ServiceState> => ({
  service: 'unavailable',
  serviceProblem: problem('service-worker/unavailable', why),
})

const script = import.meta.env.DEV
  ? ({ path: 'dev-sw.js?dev-sw', type: 'module' } as const)
  : ({ path: 'service-worker.js', type: 'classic' } as const)

/** Registers the service worker under `base`, and sees to it that this page is controlled by it. */
export const connectService = (base: URL, { shown, onState, onRender }: Parts): Service => {
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker
  if (!container) {
    onState(unavailable('this browser has no service workers here'))
    return { post: () => {}, applyUpdate: () => {}, stop: () => {} }
  }

  const stopping = new AbortController()
  const { signal } = stopping
  const firstController = container.controller
  /** Another tab has let a new version in: this page is of the old one until it is loaded again. */
  let isOutdated = false

  const post = (message: FromPage, transfer: Transferable[] = []) =>
    container.controller?.postMessage(message, transfer)

  container.addEventListener(
    'message',
    ({ data, ports: [port] }: MessageEvent<FromServiceWorker>) => {
      if (data?.kind === 'render' && port) onRender(data, port)
    },
    { signal },
  )
  container.startMessages()
  container.addEventListener(
    'controllerchange',
    () => {
      onState({ service: 'ready' })
      isOutdated = firstController !== null
      if (isOutdated) onState({ updateReady: true })
    },
    { signal },
  )

  // Each loss is one to be told of, whatever was put aside.
  const onPartLost = () => onState({ pageProblem: { ...incomplete } })
  // The parts that are loaded on demand went with the version they belong to.
  addEventListener('vite:preloadError', () => (isOutdated ? location.reload() : onPartLost()), { signal })
  // A worker has work in hand, which the listener would lose unasked.
  hearPartLost(onPartLost, signal)

  const takeControl = async (registration: ServiceWorkerRegistration) => {
    while (!container.controller && !signal.aborted) {
      const { installing, waiting, active } = registration
      if (!installing && !waiting && !active) return onState(unavailable('it could not be installed'))
      active?.postMessage({ kind: 'claim' } satisfies FromPage)
      await controllerOrPause(container, betweenClaims)
    }
    onState({ service: 'ready', offline: 'ready' })
  }

  const connect = async () => {
    await shown
    const { Workbox } = await import('workbox-window')
    const address = new URL(script.path, base).href
    const workbox = new Workbox(address, { scope: base.href, type: script.type })
    const registration = await workbox.register({ immediate: true })
    if (!registration) return onState(unavailable('it could not be registered'))
    // Workbox tells of one new version and then listens no more.
    watchWaiting(registration, () => onState({ updateReady: true }), signal)
    checkForUpdates(registration, document, signal)
    await takeControl(registration)
    if (isTakingOver()) await takeOver(container, registration, true)
  }
  if (firstController) onState({ service: 'ready', offline: 'ready' })
  connect().catch((error: unknown) => {
    if (!container.controller) onState(unavailable(error instanceof Error ? error.message : String(error)))
  })

  return {
    post,
    applyUpdate: () =>
      void container.getRegistration(base.href).then((registration) => {
        if (registration) void takeOver(container, registration)
        else location.reload()
      }),
    stop: () => stopping.abort(),
  }
}
