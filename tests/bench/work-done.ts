import type { Page } from '@playwright/test'
import { expect } from '../support/test'

/** Waits until what was imported is examined and analysed. That begins once the page is at rest. */
export const workDone = async (page: Page) => {
  const working = page.getByRole('progressbar')
  await working
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => {})
  await expect(working).toHaveCount(0, { timeout: 300_000 })
  await page.waitForTimeout(1000)
  await expect(working).toHaveCount(0, { timeout: 300_000 })
}
