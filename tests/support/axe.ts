import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Rules whose answer depends on the theme. */
const ofColour = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds in the way of somebody, in the page or in `within` (a selector), in both themes: everything in the
 * light one, colours in the dark one, as nothing else changes with the theme.
 */
export const violations = async (page: Page, within = 'html') => {
  const found = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // It would put itself into the page twice for each look.
    const isThere = await page.evaluate(() => 'axe' in globalThis)
    const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'axe.version' }) })
    // There are no frames to go into, and what is in order is of no interest.
    axe
      .include(within)
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
    if (colorScheme === 'dark') axe.withRules(ofColour)
    for (const { id, nodes } of (await axe.analyze()).violations)
      found.push({ colorScheme, id, where: nodes.map(({ target }) => target.join(' ')).slice(0, 4) })
  }
  return found
}
