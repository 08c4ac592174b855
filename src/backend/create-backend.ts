import { proxy } from 'comlink'
import type { Analysed, EngineControl, Examined, Metered, Reported } from '#contracts/engine-control'
import type { WorkInHand } from '#contracts/engine-work'
import type { Taste } from '#contracts/heard'
import type { Opening } from '#contracts/opening'
import { targets } from '#contracts/profile'
import type { TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { createAnalysts } from './analysts'
import { createCacheView } from './cache-view'
import { createEngineHost } from './engine-host'
import { startEngineWorker } from './engine-worker'
import type { Backend, BackendView } from './face'
import { createObservable } from './observable'
import { createOfflineCodecs } from './offline-codecs'
import { createServed } from './served'
import { connectService } from './service'
import type { StoredWork } from './stored-work'
import { savesData, watchThrift } from './thrift'
import { pause, whenIdle } from './when-idle'

/** The engine as the page may use it: every answer has a time limit and outlives restarts of the worker. */
export type EngineAccess = Pick<EngineControl, 'examine' | 'analyse'>

const patience = {
  examine: milliseconds(90_000),
  analyse: milliseconds(3_660_000),
  heard: milliseconds(5_000),
  report: milliseconds(30_000),
  work: milliseconds(2_000),
  meters: milliseconds(70_000),
} as const
/** After the first visit is complete and before the large download of the offline codecs. */
const beforeCodecs = milliseconds(10_000)

/**
 * Service worker, engine and background work of this page. `base` is where the app is served from; nothing is fetched
 * or started before the page is `shown`, and nothing of the database before `opening` says so.
 */
export const createBackend = (
  base: URL,
  shown: Promise<void>,
  opening: Opening,
): Backend & { readonly engine: EngineAccess } => {
  const view = createObservable<BackendView>({
    service: 'starting',
    serviceProblem: null,
    offline: 'preparing',
    codecs: { kind: 'absent' },
    analysis: null,
    unplayable: new Map(),
    pinned: new Set(),
    diskFull: false,
    target: targets[0],
    updateReady: false,
    pageProblem: null,
  })

  const thrift = watchThrift()
  let taste: Taste | undefined
  const host = createEngineHost({
    start: () =>
      startEngineWorker(
        base,
        'player',
        () => view.change({ diskFull: true }),
        (lead) => service.post({ kind: 'lead', lead }, [lead.samples]),
      ),
    after: shown,
    onLost: () => {
      service.post({ kind: 'engine-lost' })
      tellWishes()
    },
  })
  /** A new engine knows nothing of what was said to the last. */
  const tellWishes = () => {
    if (!taste) return
    const wishes = { ...taste, pinned: [...view.get().pinned], thrift: thrift.now(true) }
    host.ask((control) => control.wishes(wishes), patience.heard).catch(() => {})
  }
  thrift.onChange(tellWishes)
  const engine: EngineAccess = {
    examine: (id) => host.ask<Examined>((control) => control.examine(id), patience.examine),
    analyse: (id, progress) =>
      host.ask<Analysed>((control) => control.analyse(id, proxy(progress)), patience.analyse),
  }

  /** Between service worker and engine, past this page. */
  const layLine = () => {
    const { port1, port2 } = new MessageChannel()
    host.post({ kind: 'line' }, port1)
    service.post({ kind: 'engine-line' }, [port2])
  }

  /** Opens the database, which nothing needs that is drawn first. */
  const stored = Promise.all([shown, opening.begun]).then(async () => {
    const { startStoredWork } = await import('./stored-work')
    const analysts = createAnalysts(() => startEngineWorker(base, 'analyst'))
    const onView = (part: Partial<BackendView>) => {
      view.change(part)
      // What was made ready for another target is another sound.
      if (part.pinned || part.target) tellWishes()
    }
    // A better profile is another sound: that one is to be ready now.
    const onAnalysed = (track: TrackId) => {
      if (view.get().pinned.has(track)) tellWishes()
    }
    return startStoredWork({ engine, host, analysts, powered: thrift.powered, onView, onAnalysed })
  })
  stored.catch(reportError)
  const codecs = createOfflineCodecs({ engine: host, onState: (state) => view.change({ codecs: state }) })

  const fetchCodecs = async () => {
    await codecs.fetch()
    if (view.get().codecs.kind === 'ready') (await stored).retry()
  }
  let isFirstTime = true
  const onceOffline = async () => {
    isFirstTime = false
    await codecs.look()
    await pause(beforeCodecs)
    await whenIdle()
    if (!savesData() && navigator.onLine && !codecs.isDeclined()) await fetchCodecs()
  }

  const service = connectService(base, {
    shown,
    onRender: (message, port) => {
      host.post(message, port)
      // It has none, or it would not come through here.
      layLine()
    },
    onState: (state) => {
      view.change(state)
      if (!isFirstTime || view.get().offline !== 'ready') return
      // All parts of the page are kept now, and nothing is fetched any more.
      void opening.begin()
      void onceOffline()
    },
  })

  return {
    engine,
    view: view.get,
    subscribe: view.subscribe,
    ...createCacheView(base),
    readyShares: async () => (taste ? (await stored).readyShares(view.get().pinned, taste) : new Map()),
    fillsPins: () => thrift.now(true) === 'none',
    pin: (track, on) => void stored.then(({ pin }) => pin(track, on)).catch(reportError),
    rest: () => void stored.then(({ rest }) => rest()).catch(reportError),
    forget: (fingerprints) => service.post({ kind: 'forget', fingerprints }),
    heard: ({ isPlaying, ...heard }) => {
      stored.then(({ prefer }) => prefer(heard.track)).catch(() => {})
      const known = { ...heard, thrift: thrift.now(isPlaying) }
      host.ask((control) => control.heard(known), patience.heard).catch(() => {})
    },
    prefers: (chosen) => {
      taste = chosen
      tellWishes()
    },
    work: () =>
      host.ask<readonly WorkInHand[] | null>((control) => control.work(), patience.work).catch(() => null),
    report: async (track, variant) => {
      const asked = host.ask<Reported>((control) => control.report(track, variant), patience.report)
      const reported = await asked.catch(() => null)
      return reported?.status === 'reported' ? reported.report : null
    },
    outline: (track, listener) => {
      let stop = () => {}
      let isOver = false
      const begin = ({ outline }: StoredWork) => {
        if (!isOver) stop = outline(track, listener)
      }
      stored.then(begin).catch(() => {})
      return () => {
        isOver = true
        stop()
      }
    },
    meters: async (track, variant, index) => {
      const asked = host.ask<Metered>((control) => control.meters(track, variant, index), patience.meters)
      const metered = await asked.catch(() => null)
      return metered?.status === 'metered' ? metered.meters : null
    },
    soundFacts: async (track) => {
      const examined = await engine.examine(track).catch(() => null)
      return examined?.status === 'examined' ? examined.facts : null
    },
    served: createServed(base),
    setTargetLoudness: async (target) => (await stored).setTargetLoudness(target),
    fetchCodecs: () => void fetchCodecs(),
    leaveCodecs: codecs.leave,
    applyUpdate: service.applyUpdate,
    declineUpdate: () => view.change({ updateReady: false }),
  }
}
