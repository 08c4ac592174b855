import type { TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { setPin, watchPins } from '#storage/pins'
import { watchSetting, writeSetting } from '#storage/settings'
import { type Analysts, analystCount } from './analysts'
import { createBackgroundWork } from './background-work'
import type { EngineAccess } from './create-backend'
import type { EngineHost } from './engine-host'
import type { Backend, BackendView } from './face'
import { createOutlines } from './outlines'
import { readReadyShares } from './pin-progress'
import { whenIdle } from './when-idle'
import { readWorkList } from './work-list'
import { scheduleBackgroundWork } from './work-schedule'

interface Parts {
  readonly engine: EngineAccess
  readonly host: EngineHost
  readonly analysts: Analysts
  /** Resolves while there is power to spare. */
  readonly powered: () => Promise<void>
  readonly onView: (part: Partial<BackendView>) => void
  readonly onAnalysed: (track: TrackId) => void
}

const patience = milliseconds(3_660_000)

/** What the page's backend does with the database. */
export interface StoredWork extends Pick<Backend, 'outline' | 'setTargetLoudness'> {
  /** What the listener hears comes first. */
  prefer(track: TrackId): void
  rest(): void
  /** What was put off may work now. */
  retry(): void
  pin(track: TrackId, on: boolean): Promise<void>
  readonly readyShares: typeof readReadyShares
}

/** Starts background work, and tells of pins and of the target from now on. One per page. */
export const startStoredWork = ({
  engine,
  host,
  analysts,
  powered,
  onView,
  onAnalysed,
}: Parts): StoredWork => {
  const work = createBackgroundWork({
    examine: engine.examine,
    analyse: async (id, progress, lane) => {
      const analysed = await (lane === 0
        ? engine.analyse(id, progress)
        : analysts.analyse(lane - 1, id, progress, patience))
      onAnalysed(id)
      return analysed
    },
    lanes: 1 + analystCount(navigator),
    readWorkList,
    quiet: async () => {
      await powered()
      await whenIdle()
    },
    onView,
  })
  const schedule = scheduleBackgroundWork(work)
  watchPins((ids) => onView({ pinned: new Set(ids) }))
  watchSetting('targetLoudness', (target) => onView({ target }))
  return {
    prefer: (track) => {
      if (work.prefer(track)) schedule.runSoon()
    },
    rest: work.rest,
    retry: () => {
      work.retry()
      schedule.runSoon()
    },
    pin: setPin,
    readyShares: readReadyShares,
    outline: createOutlines(host),
    setTargetLoudness: (target) => writeSetting('targetLoudness', target),
  }
}
