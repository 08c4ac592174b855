import { milliseconds } from '#contracts/units'

/** Since this service worker began; never goes back. */
export const clock = () => milliseconds(performance.now())
