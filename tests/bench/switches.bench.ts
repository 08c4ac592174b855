import { render } from '../fixtures/music'
import type { Auricle } from '../support/auricle'
import { type HeardSwitch, switchIn } from '../support/switches'
import type { Tap } from '../support/tap'
import { expect, test } from '../support/test'
import { report } from './figures'
import { taggedFiles } from './tagged-files'
import { workDone } from './work-done'

test.use({ listening: true })

const tries = 20
const piece = { kind: 'noise', seed: 3, seconds: 240, rate: 44_100, channels: 1 } as const
const reference = render(piece).samples

const importAll = async ({ page }: Auricle, files: readonly string[]) => {
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([...files])
  await expect
    .poll(() => page.locator('[data-track-id]').count())
    .toBeGreaterThanOrEqual(Math.min(files.length, 8))
  await workDone(page)
}

const heardSwitch = async (
  tap: Tap,
  auricle: Auricle,
  act: () => Promise<unknown>,
  what: string,
  patience = 700,
): Promise<HeardSwitch> => {
  const { page } = auricle
  let near = 0
  const heard = await tap.during(async () => {
    await page.waitForTimeout(250)
    near = await auricle.position()
    await act()
    await page.waitForTimeout(patience)
  })
  const found = switchIn(heard, await tap.lastAction(), reference, near)
  if (!found) throw new Error(`nothing changed after ${what}`)
  return found
}

const pressed = (tap: Tap, auricle: Auricle, key: string, patience?: number) =>
  heardSwitch(tap, auricle, () => auricle.page.keyboard.press(key), key, patience)

/** Rows of one kind of switch. Another track has no place to keep, a peer promises nothing. */
const reportAll = (
  order: number,
  what: string,
  switches: readonly HeardSwitch[],
  { promised = '100', keepsPlace = true, isPeer = false } = {},
) => {
  const row = (
    offset: number,
    name: string,
    unit: string,
    budget: string,
    of: (one: HeardSwitch) => number,
  ) =>
    report({
      order: order + offset,
      what: `${what}, ${name}`,
      unit,
      values: switches.map(of),
      budget: isPeer ? '' : budget,
    })
  row(0, 'until heard', 'ms', promised, ({ after }) => after)
  row(1, 'silence', 'ms', '5', ({ silence }) => silence)
  if (!isPeer) row(2, 'both at once', 'ms', '30', ({ overlap }) => overlap)
  if (keepsPlace) row(3, 'out of place', 'ms', '10', ({ misplaced }) => Math.abs(misplaced))
  if (keepsPlace && !isPeer) row(4, 'level dips by', 'dB', '', ({ dip }) => dip)
}

const startTrack = async (auricle: Auricle, track: number) => {
  const { page } = auricle
  await page.getByRole('button', { name: `Play Track ${track}`, exact: true }).click()
  await auricle.reaches('playing')
  await page.waitForTimeout(1500)
  await page.locator('body').focus()
}

const series = async (tap: Tap, auricle: Auricle, keys: readonly string[], patience?: number) => {
  const switches: HeardSwitch[] = []
  for (const key of keys) switches.push(await pressed(tap, auricle, key, patience))
  return switches
}
const presetKeys = Array.from({ length: tries }, (_, index) => `${((index + 1) % 5) + 1}`)

test('switching modes, presets and intensities', async ({ auricle, tap }) => {
  const { page } = auricle
  await importAll(auricle, taggedFiles(4, piece, 'noise'))
  await startTrack(auricle, 0)
  reportAll(200, 'toggle Enhance', await series(tap, auricle, Array(tries).fill('e')))
  await page.keyboard.press('e')
  await page.waitForTimeout(1000)
  reportAll(210, 'switch preset', await series(tap, auricle, presetKeys))
  const cold: HeardSwitch[] = []
  for (const key of presetKeys) {
    await auricle.api.ask('api/audio/cache', { method: 'DELETE' })
    cold.push(await pressed(tap, auricle, key))
  }
  reportAll(220, 'switch preset, nothing rendered', cold)
  await page.getByRole('slider', { name: 'Intensity', exact: true }).focus()
  reportAll(230, 'a step of Intensity', await series(tap, auricle, Array(tries).fill('ArrowLeft')))
})

test('next track', async ({ auricle, tap }) => {
  await importAll(auricle, taggedFiles(tries + 1, piece, 'noise'))
  await startTrack(auricle, 0)
  const moves = await series(tap, auricle, Array(tries).fill('Shift+ArrowRight'))
  reportAll(240, 'next track', moves, { keepsPlace: false })
})

test('switching on a processor four times slower', async ({ auricle, tap }) => {
  const { page } = auricle
  await importAll(auricle, taggedFiles(4, piece, 'noise'))
  await startTrack(auricle, 0)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const slow = { promised: '250' }
  const patience = 2000
  reportAll(
    250,
    'toggle Enhance, 4x slower',
    await series(tap, auricle, Array(tries).fill('e'), patience),
    slow,
  )
  await page.keyboard.press('e')
  await page.waitForTimeout(1000)
  reportAll(260, 'switch preset, 4x slower', await series(tap, auricle, presetKeys, patience), slow)
})

/** Two files that hold the same sound, played by one element or by one after the other. */
const startPeer = async (auricle: Auricle, kind: 'same' | 'new') => {
  const { page } = auricle
  await page.evaluate(() => {
    document.body.append(
      Object.assign(document.createElement('input'), { type: 'file', id: 'peer', multiple: true }),
    )
  })
  await page.locator('#peer').setInputFiles(taggedFiles(4, piece, 'noise').slice(0, 2))
  await page.evaluate(async (kind) => {
    const files = [...(document.querySelector<HTMLInputElement>('#peer')?.files ?? [])]
    const urls = files.map((file) => URL.createObjectURL(file))
    let now = 0
    let element = new Audio(urls[0])
    await element.play()
    const change = () => {
      now = 1 - now
      const at = element.currentTime
      if (kind === 'new') {
        element.pause()
        element.removeAttribute('src')
        element = new Audio()
      }
      element.src = urls[now] ?? ''
      element.currentTime = at
      void element.play()
    }
    addEventListener('keydown', ({ key }) => key === 'q' && change())
    Object.assign(globalThis, { placeOfPeer: () => element.currentTime })
  }, kind)
  await page.waitForTimeout(1000)
}

for (const [index, kind] of (['same', 'new'] as const).entries())
  test(`peer: ${kind} element`, async ({ auricle, tap }) => {
    const { page } = auricle
    await startPeer(auricle, kind)
    const placeOf = () => (globalThis as unknown as { placeOfPeer(): number }).placeOfPeer()
    const listened = { ...auricle, position: () => page.evaluate(placeOf) }
    const what = kind === 'same' ? 'peer: <audio> with another src' : 'peer: destroy, re-create, seek, play'
    reportAll(270 + index * 10, what, await series(tap, listened, Array(tries).fill('q')), { isPeer: true })
  })
