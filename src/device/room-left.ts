import type { Device } from '#contracts/device'
import { bytes } from '#contracts/units'

/** What this site keeps and may keep in this browser; null where the browser does not say. */
export const roomHere: Device['room'] = async () => {
  const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {}
  return usage === undefined || quota === undefined ? null : { used: bytes(usage), quota: bytes(quota) }
}
