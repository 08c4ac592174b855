import { milliseconds } from '#contracts/units'

/** Long enough not to click, short enough for a page to stand still meanwhile. */
const fadeTime = milliseconds(10)
const fadeStep = milliseconds(2)

/**
 * Tells the share of what comes, from little to nearly all. In one go and without timers: one that comes late, behind
 * what the page has to paint, would let two be heard all the while.
 */
export const quickFade = (tell: (share: number) => void): void => {
  const began = performance.now()
  for (let share = 0.1; share < 1; share = (performance.now() - began) / fadeTime) {
    tell(share)
    const next = performance.now() + fadeStep
    while (performance.now() < next);
  }
}
