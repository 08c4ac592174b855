import { proxy, type Remote, wrap } from 'comlink'
import type { EngineControl, EngineRole } from '#contracts/engine-control'
import type { Lead } from '#contracts/lead'
import type { ToEngine } from '#contracts/page-link'
import { isScriptLost, tellPartLost } from '#contracts/part-lost'
import { milliseconds } from '#contracts/units'
import { within } from '#contracts/within'
import { watchLife } from './life-watch'
import { supportedSourceTypes } from './page-capabilities'

/** One engine worker, from its start to its end. */
export interface RunningEngine {
  readonly control: Remote<EngineControl>
  post(message: ToEngine, port: MessagePort): void
  /** Resolves once it is gone or answers no more. */
  readonly gone: Promise<void>
  terminate(): void
}

const patienceToStart = milliseconds(20_000)

/** Starts the worker; whatever is posted meanwhile waits in it until its script runs. */
export const startEngineWorker = (
  base: URL,
  role: EngineRole,
  onDiskFull: () => void = () => {},
  onLead: (lead: Lead) => void = () => {},
): RunningEngine => {
  const worker = new Worker(new URL('../../workers/engine/engine.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  })
  const control = wrap<EngineControl>(worker)
  const life = `auricle-engine-${crypto.randomUUID()}`
  let stopWatching = () => {}

  const gone = new Promise<void>((onGone) => {
    // Until it has started, an error means that its script cannot be loaded or run at all.
    let onError: () => void = onGone
    worker.addEventListener('error', (event) => {
      if (isScriptLost(event)) tellPartLost()
      onError()
    })
    const capabilities = { mseTypes: supportedSourceTypes(), base: base.href, life, role }
    within(patienceToStart, control.start(capabilities, proxy(onDiskFull), proxy(onLead))).then(
      () => {
        const watch = watchLife({ life, ping: () => control.ping(), onGone })
        stopWatching = watch.stop
        onError = watch.suspect
      },
      () => onGone(),
    )
  })

  return {
    control,
    post: (message, port) => worker.postMessage(message, [port]),
    gone,
    terminate: () => {
      stopWatching()
      worker.terminate()
    },
  }
}
