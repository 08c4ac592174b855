import { proxy } from 'comlink'
import type { Analysed } from '#contracts/engine-control'
import type { TrackId } from '#contracts/track'
import { type Milliseconds, milliseconds } from '#contracts/units'
import { createEngineHost, type EngineHost } from './engine-host'
import type { RunningEngine } from './engine-worker'

interface Device {
  /** GiB, where the browser tells. */
  readonly deviceMemory?: number
  readonly hardwareConcurrency: number
}

const most = 2
const enoughMemory = 8

/** Engines beside the one that plays: one core stays for the page, one for what is heard. */
export const analystCount = ({ deviceMemory = enoughMemory, hardwareConcurrency }: Device): number =>
  deviceMemory < enoughMemory ? 0 : Math.max(0, Math.min(most, hardwareConcurrency - 2))

export interface Analysts {
  /** `which` counts from 0. */
  analyse(
    which: number,
    id: TrackId,
    progress: (share: number) => void,
    patience: Milliseconds,
  ): Promise<Analysed>
}

/** They cost memory: after so long without work they go. */
const rest = milliseconds(5_000)

/** Engines that only measure tracks, started when there is work for them and gone soon after it. */
export const createAnalysts = (start: () => RunningEngine): Analysts => {
  const hosts = new Map<number, EngineHost>()
  const timers = new Map<number, ReturnType<typeof setTimeout>>()

  const hostOf = (which: number) => {
    const host = hosts.get(which) ?? createEngineHost({ start, onLost: () => {} })
    hosts.set(which, host)
    return host
  }
  const dismiss = (which: number) => {
    hosts.get(which)?.stop()
    hosts.delete(which)
  }

  return {
    analyse: async (which, id, progress, patience) => {
      clearTimeout(timers.get(which))
      try {
        return await hostOf(which).ask<Analysed>((control) => control.analyse(id, proxy(progress)), patience)
      } finally {
        timers.set(
          which,
          setTimeout(() => dismiss(which), rest),
        )
      }
    },
  }
}
