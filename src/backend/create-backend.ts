import { proxy } from 'comlink'
import type { Analysed, EngineControl, Examined, Metered, Reported } from '#contracts/engine-control'
import type { WorkInHand } from '#contracts/engine-work'
import type { Taste } from '#contracts/heard'
import { milliseconds } from '#contracts/units'
import { setPin, watchPins } from '#storage/pins'
import { readSetting, writeSetting } from '#storage/settings'
import { analystCount, createAnalysts } from './analysts'
import { createBackgroundWork } from './background-work'
import { createCacheView } from './cache-view'
import { createEngineHost } from './engine-host'
import { startEngineWorker } from './engine-worker'
import type { Backend, BackendView } from './face'
import { createObservable } from './observable'
import { createOfflineCodecs } from './offline-codecs'
import { createOutlines } from './outlines'
import { readReadyShares } from './pin-progress'
import { createServed } from './served'
import { connectService } from './service'
import { savesData, watchThrift } from './thrift'
import { pause, whenIdle } from './when-idle'
import { readWorkList } from './work-list'
import { scheduleBackgroundWork } from './work-schedule'

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

/** Service worker, engine and background work of this page. `base` is where the app is served from. */
export const createBackend = (base: URL): Backend & { readonly engine: EngineAccess } => {
  const view = createObservable<BackendView>({
    service: 'starting',
    serviceProblem: null,
    offline: 'preparing',
    codecs: { kind: 'absent' },
    analysis: null,
    unplayable: new Map(),
    pinned: new Set(),
    diskFull: false,
    updateReady: false,
  })

  const thrift = watchThrift()
  let taste: Taste | undefined
  const host = createEngineHost({
    start: () => startEngineWorker(base, 'player', () => view.change({ diskFull: true })),
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
  watchPins((ids) => {
    view.change({ pinned: new Set(ids) })
    tellWishes()
  })
  thrift.onChange(tellWishes)
  const engine: EngineAccess = {
    examine: (id) => host.ask<Examined>((control) => control.examine(id), patience.examine),
    analyse: (id, progress) =>
      host.ask<Analysed>((control) => control.analyse(id, proxy(progress)), patience.analyse),
  }

  const analysts = createAnalysts(() => startEngineWorker(base, 'analyst'))
  const work = createBackgroundWork({
    examine: engine.examine,
    analyse: (id, progress, lane) =>
      lane === 0 ? engine.analyse(id, progress) : analysts.analyse(lane - 1, id, progress, patience.analyse),
    lanes: 1 + analystCount(navigator),
    readWorkList,
    quiet: async () => {
      await thrift.powered()
      await whenIdle()
    },
    onView: view.change,
  })
  const schedule = scheduleBackgroundWork(work)
  const codecs = createOfflineCodecs({ engine: host, onState: (state) => view.change({ codecs: state }) })

  const fetchCodecs = async () => {
    await codecs.fetch()
    if (view.get().codecs.kind !== 'ready') return
    work.retry()
    schedule.runSoon()
  }
  let isFirstTime = true
  const onceOffline = async () => {
    isFirstTime = false
    await codecs.look()
    await pause(beforeCodecs)
    await whenIdle()
    if (!savesData() && navigator.onLine) await fetchCodecs()
  }

  const service = connectService(base, {
    onRender: (message, port) => host.render(message, port),
    onState: (state) => {
      view.change(state)
      if (isFirstTime && view.get().offline === 'ready') void onceOffline()
    },
  })

  return {
    engine,
    view: view.get,
    subscribe: view.subscribe,
    ...createCacheView(base),
    readyShares: async () => (taste ? readReadyShares(view.get().pinned, taste) : new Map()),
    fillsPins: () => thrift.now(true) === 'none',
    pin: (track, on) => void setPin(track, on).catch(reportError),
    rest: work.rest,
    forget: (fingerprints) => service.post({ kind: 'forget', fingerprints }),
    heard: ({ isPlaying, ...heard }) => {
      if (work.prefer(heard.track)) schedule.runSoon()
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
    outline: createOutlines(host),
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
    targetLoudness: () => readSetting('targetLoudness'),
    setTargetLoudness: (target) => writeSetting('targetLoudness', target),
    fetchCodecs: () => void fetchCodecs(),
    applyUpdate: service.applyUpdate,
  }
}
