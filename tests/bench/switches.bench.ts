import { render } from '../fixtures/music'
import type { Auricle } from '../support/auricle'
import { type HeardSwitch, switchIn } from '../support/switches'
import type { Tap } from '../support/tap'
import { expect, test } from '../support/test'
import { report } from './figures'
import { taggedFiles } from './tagged-files'

test.use({ listening: true })

const tries = 20
const piece = { kind: 'noise', seed: 3, seconds: 240, rate: 44_100, channels: 1 } as const
const reference = render(piece).samples

const importAll = async ({ page }: Auricle, files: readonly string[]) => {
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([...files])
  await expect.poll(() => page.locator('[data-track-id]').count()).toBe(files.length)
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 300_000 })
  await page.waitForTimeout(1000)
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 300_000 })
}

const heardSwitch = async (tap: Tap, auricle: Auricle, key: string): Promise<HeardSwitch> => {
  const { page } = auricle
  let near = 0
  const heard = await tap.during(async () => {
    await page.waitForTimeout(250)
    near = await auricle.position()
    await page.keyboard.press(key)
    await page.waitForTimeout(700)
  })
  const found = switchIn(heard, await tap.lastAction(), reference, near)
  if (!found) throw new Error(`nothing changed after ${key}`)
  return found
}

const reportAll = (order: number, what: string, switches: readonly HeardSwitch[]) => {
  const row = (
    offset: number,
    name: string,
    unit: string,
    budget: string,
    of: (one: HeardSwitch) => number,
  ) => report({ order: order + offset, what: `${what}, ${name}`, unit, values: switches.map(of), budget })
  row(0, 'until heard', 'ms', '100', ({ after }) => after)
  row(1, 'silence', 'ms', '5', ({ silence }) => silence)
  row(2, 'both at once', 'ms', '30', ({ overlap }) => overlap)
  row(3, 'out of place', 'ms', '10', ({ misplaced }) => Math.abs(misplaced))
  row(4, 'level dips by', 'dB', '', ({ dip }) => dip)
}

const startTrack = async (auricle: Auricle, track: number) => {
  const { page } = auricle
  await page.getByRole('button', { name: `Play Track ${track}`, exact: true }).click()
  await auricle.reaches('playing')
  await page.waitForTimeout(1500)
  await page.locator('body').focus()
}

test('switching modes and presets', async ({ auricle, tap }) => {
  const { page } = auricle
  await importAll(auricle, taggedFiles(4, piece, 'noise'))
  await startTrack(auricle, 0)
  const toggles: HeardSwitch[] = []
  for (let index = 0; index < tries; index++) toggles.push(await heardSwitch(tap, auricle, 'e'))
  if (process.env['SHOW']) console.log(toggles)
  reportAll(200, 'toggle Enhance', toggles)
  await page.keyboard.press('e')
  await page.waitForTimeout(1000)
  const presets: HeardSwitch[] = []
  for (let index = 0; index < tries; index++)
    presets.push(await heardSwitch(tap, auricle, `${((index + 1) % 5) + 1}`))
  if (process.env['SHOW']) console.log(presets)
  reportAll(210, 'switch preset', presets)
})
