import type { CacheReport } from '#contracts/cache-report'
import { presets } from '#contracts/variant'
import type { Auricle } from '../support/auricle'
import { killServiceWorkers } from '../support/service-worker'
import { expect, test } from '../support/test'
import { report } from './figures'
import { taggedFiles } from './tagged-files'

const piece = { kind: 'music', seed: 3, seconds: 300, rate: 44_100, channels: 2 } as const

const reportOf = ({ page }: Auricle): Promise<CacheReport> =>
  page.evaluate(async () => (await fetch(new URL('api/audio/cache', document.baseURI))).json())

/** Imports five-minute songs and takes up their full profiles. */
const prepare = async (auricle: Auricle, count = 1) => {
  const { page } = auricle
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([...taggedFiles(count, piece, 'music')])
  await expect.poll(() => page.locator('[data-track-id]').count(), { timeout: 60_000 }).toBe(count)
  await page.waitForTimeout(500)
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 120_000 })
  await auricle.reload()
}

/** Tier and milliseconds to the first byte of sound. */
const firstByte = ({ page }: Auricle, id: number, preset: string, index: number) =>
  page.evaluate(async (path) => {
    const begun = performance.now()
    const response = await fetch(new URL(path, document.baseURI))
    const reader = response.body?.getReader()
    // Past the header: that is no sound.
    for (let size = 0; size <= 44; size += (await reader?.read())?.value?.byteLength ?? 45);
    const after = performance.now() - begun
    while (!(await reader?.read())?.done);
    return { tier: response.headers.get('X-Cache-Tier') ?? '', after }
  }, `api/audio/stream/${id}/chunk/${index}?enhanced=true&preset=${preset}`)

const idOf = async ({ page }: Auricle) =>
  Number(await page.locator('[data-track-id]').first().getAttribute('data-track-id'))

test('a hit is served', async ({ auricle }) => {
  await prepare(auricle)
  const id = await idOf(auricle)
  const times = new Map<string, number[]>()
  const places = presets.flatMap((preset) => [0, 1].map((index) => ({ preset, index })))
  for (const { preset, index } of places) await firstByte(auricle, id, preset, index)
  await expect.poll(async () => (await reportOf(auricle)).tiers.L2.entries).toBe(places.length)
  for (let round = 0; round < 3; round++) {
    await killServiceWorkers(auricle.page)
    await reportOf(auricle)
    for (const { preset, index } of places)
      for (let again = 0; again < 2; again++) {
        const { tier, after } = await firstByte(auricle, id, preset, index)
        times.set(tier, [...(times.get(tier) ?? []), after])
      }
  }
  for (const [at, [tier, budget]] of [['L1', '5'] as const, ['L2', '20'] as const].entries())
    report({
      order: 80 + at,
      what: `hit, ${tier}, to first byte`,
      unit: 'ms',
      values: times.get(tier) ?? [],
      budget,
    })
})

test('a five-minute song goes to the disk while it plays', async ({ auricle }) => {
  await prepare(auricle)
  await auricle.enhanceSwitch.click()
  await auricle.page
    .locator('[data-track-id]')
    .first()
    .getByRole('button', { name: /^Play / })
    .click()
  await auricle.reaches('playing')
  const begun = Date.now()
  await expect
    .poll(async () => (await reportOf(auricle)).tiers.L2.entries, { timeout: 60_000, intervals: [200] })
    .toBe(10)
  report({
    order: 83,
    what: 'five minutes in L2 after',
    unit: 's',
    values: [(Date.now() - begun) / 1000],
    budget: '20',
  })
})

/** Numbers from 0 to 1, the same in every run. */
const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

test('simulated listening: what a switch wants is there', async ({ auricle }) => {
  const { page } = auricle
  await prepare(auricle, 3)
  const songs = page.locator('[data-track-id]')
  const ids = await songs.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-track-id'))))
  const random = seeded(11)
  const playing = { song: 0, preset: 'adaptive' as (typeof presets)[number] }
  const play = async (song: number) => {
    playing.song = song
    await songs
      .nth(song)
      .getByRole('button', { name: /^Play / })
      .click()
    await auricle.reaches('playing')
  }
  const seek = async () => {
    const box = await auricle.seekBar.boundingBox()
    if (box) await page.mouse.click(box.x + box.width * (0.05 + 0.85 * random()), box.y + box.height / 2)
    await auricle.reaches('playing')
  }
  /** A habit of three presets, sometimes another. */
  const nextPreset = (step: number) => {
    const habit = ['warm', 'bright', 'adaptive'] as const
    const wish = random() < 0.8 ? habit[step % 3] : presets[Math.floor(random() * presets.length)]
    return wish === undefined || wish === playing.preset ? 'punchy' : wish
  }
  const found: number[] = []
  const guessed: number[] = []
  const switchTo = async (preset: (typeof presets)[number]) => {
    const index = Math.floor((await auricle.position()) / 30)
    const tier = await page.evaluate(async (path) => {
      const asked = await fetch(new URL(path, document.baseURI))
      await asked.body?.cancel()
      return asked.headers.get('X-Cache-Tier')
    }, `api/audio/stream/${ids[playing.song]}/chunk/${index}?enhanced=true&preset=${preset}`)
    found.push(tier === 'MISS' ? 0 : 100)
    const others = presets.filter((one) => one !== playing.preset)
    const guess = [0, 1].map(() => others.splice(Math.floor(random() * others.length), 1)[0])
    guessed.push(guess.includes(preset) ? 100 : 0)
    playing.preset = preset
    await auricle.preset(`${preset.charAt(0).toUpperCase()}${preset.slice(1)}`).click()
    await auricle.reaches('playing')
  }
  await auricle.enhanceSwitch.click()
  await play(0)
  for (let step = 0; step < 200; step++) {
    await page.waitForTimeout(300 + random() * 900)
    const what = random()
    if (what < 0.05) await play(Math.floor(random() * ids.length))
    else if (what < 0.25) await seek()
    else await switchTo(nextPreset(step))
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  report({
    order: 84,
    what: 'switches whose sound was ready',
    unit: '%',
    values: [mean(found)],
    budget: '95',
  })
  const { made, hits } = (await reportOf(auricle)).prediction
  report({ order: 85, what: 'switches foreseen', unit: '%', values: [(100 * hits) / made] })
  report({ order: 85.5, what: 'the same by a guess', unit: '%', values: [mean(guessed)] })
})
