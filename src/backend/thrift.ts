import type { Thrift } from '#contracts/heard'

interface Battery extends EventTarget {
  readonly charging: boolean
  /** 0 to 1. */
  readonly level: number
}

interface Device {
  /** GiB, where the browser tells. */
  readonly deviceMemory?: number
  readonly connection?: { readonly saveData?: boolean }
  getBattery?(): Promise<Battery>
}

export interface Standing {
  readonly device: Pick<Device, 'deviceMemory' | 'connection'>
  /** Null where the browser does not tell, and on the mains. */
  readonly battery: Pick<Battery, 'level'> | null
  readonly isHidden: boolean
  readonly isPlaying: boolean
}

/** GiB. */
const littleMemory = 2
const littleCharge = 0.2

export const savesData = (device: Standing['device'] = navigator as Device): boolean =>
  device.connection?.saveData === true

const isLow = (battery: Standing['battery']): boolean => battery !== null && battery.level <= littleCharge

/**
 * A small device, one told to save, one short of power and a page out of sight that plays nothing get only what sounds
 * next; on battery, or out of sight, what is far away is left out.
 */
export const thriftOf = ({ device, battery, isHidden, isPlaying }: Standing): Thrift => {
  const isSmall = device.deviceMemory !== undefined && device.deviceMemory <= littleMemory
  if (isSmall || savesData(device) || isLow(battery) || (isHidden && !isPlaying)) return 'most'
  return battery !== null || isHidden ? 'some' : 'none'
}

/** Follows how this device stands. */
export const watchThrift = () => {
  const device = navigator as Device
  let battery: Battery | null = null
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  // Not in every browser, and not where a policy forbids it.
  const asked = device.getBattery?.().then((found) => {
    battery = found
    for (const change of ['chargingchange', 'levelchange']) found.addEventListener(change, tell)
    tell()
  })
  asked?.catch(() => {})
  document.addEventListener('visibilitychange', tell)
  const draining = () => (battery?.charging === false ? battery : null)

  return {
    now: (isPlaying: boolean): Thrift =>
      thriftOf({ device, battery: draining(), isHidden: document.hidden, isPlaying }),
    /** Resolves while there is power to spare for work nobody waits for. */
    powered: async (): Promise<void> => {
      while (isLow(draining()))
        await new Promise<void>((resolve) => {
          const once = () => {
            listeners.delete(once)
            resolve()
          }
          listeners.add(once)
        })
    },
    onChange: (listener: () => void) => listeners.add(listener),
  }
}
