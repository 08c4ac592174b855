import { presets } from '#contracts/variant'
import type { Auricle } from '../support/auricle'
import { killServiceWorkers } from '../support/service-worker'
import { expect, test } from '../support/test'
import { bytesOnDisk, reportOf } from '../support/tiers'
import { type Watch, watchElements } from '../support/watch-elements'
import { report } from './figures'
import { taggedFiles } from './tagged-files'
import { workDone } from './work-done'

const piece = { kind: 'music', seed: 3, seconds: 300, rate: 44_100, channels: 2 } as const

/** Imports five-minute songs and takes up their full profiles. */
const prepare = async (auricle: Auricle, count = 1) => {
  const { page } = auricle
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([...taggedFiles(count, piece, 'music')])
  await expect.poll(() => page.locator('[data-track-id]').count(), { timeout: 60_000 }).toBe(count)
  await workDone(page)
  await auricle.reload()
}

/** Milliseconds to the first byte of sound, the tier it came from, and how long the service worker looked it up. */
const firstByte = ({ page }: Auricle, id: number, preset: string, index: number) =>
  page.evaluate(async (path) => {
    const begun = performance.now()
    const response = await fetch(new URL(path, document.baseURI))
    const reader = response.body?.getReader()
    // Past the header: that is no sound.
    for (let size = 0; size <= 44; size += (await reader?.read())?.value?.byteLength ?? 45);
    const after = performance.now() - begun
    while (!(await reader?.read())?.done);
    const timing = /cache;dur=([\d.]+)/.exec(response.headers.get('Server-Timing') ?? '')
    return { tier: response.headers.get('X-Cache-Tier') ?? '', after, lookUp: Number(timing?.[1]) }
  }, `api/audio/stream/${id}/chunk/${index}?enhanced=true&preset=${preset}`)

/** The same of what is no sound: a file of the app out of the browser's own cache, by the same service worker. */
const firstByteOfPeer = ({ page }: Auricle) =>
  page.evaluate(async () => {
    const address = [...document.scripts].find(({ src }) => src)?.src ?? document.baseURI
    const begun = performance.now()
    const reader = (await fetch(address)).body?.getReader()
    await reader?.read()
    const after = performance.now() - begun
    while (!(await reader?.read())?.done);
    return after
  })

const idOf = async ({ page }: Auricle) =>
  Number(await page.locator('[data-track-id]').first().getAttribute('data-track-id'))

const playFirst = async (auricle: Auricle) => {
  await auricle.page
    .locator('[data-track-id]')
    .first()
    .getByRole('button', { name: /^Play / })
    .click()
  await auricle.reaches('playing')
}

/** Waits until all ten chunks of what is heard are on the disk. */
const allKept = (auricle: Auricle) =>
  expect
    .poll(async () => (await reportOf(auricle)).tiers.L2.entries, { timeout: 60_000, intervals: [200] })
    .toBe(10)

test('a hit is served', async ({ auricle }) => {
  await prepare(auricle)
  const id = await idOf(auricle)
  // What is heard is L2, other presets are L3.
  await auricle.enhanceSwitch.click()
  await playFirst(auricle)
  await allKept(auricle)
  await auricle.pauseButton.click()
  const times = new Map<string, number[]>()
  const note = (what: string, time: number) => times.set(what, [...(times.get(what) ?? []), time])
  const [heard, ...others] = presets
  const places = [
    ...Array.from({ length: 10 }, (_, index) => ({ preset: heard, index })),
    ...others.flatMap((preset) => [0, 1].map((index) => ({ preset, index }))),
  ]
  for (const { preset, index } of places) await firstByte(auricle, id, preset, index)
  await expect.poll(async () => (await reportOf(auricle)).tiers.L3.entries).toBeGreaterThanOrEqual(8)
  for (let round = 0; round < 3; round++) {
    await killServiceWorkers(auricle.page)
    await reportOf(auricle)
    for (const { preset, index } of places) {
      for (let again = 0; again < 2; again++) {
        const { tier, after, lookUp } = await firstByte(auricle, id, preset, index)
        note(tier, after)
        note(`${tier} lookup`, lookUp)
      }
      note('peer', await firstByteOfPeer(auricle))
    }
  }
  const row = (order: number, what: string, name: string, budget?: string) =>
    report({ order, what, unit: 'ms', values: times.get(name) ?? [], ...(budget && { budget }) })
  row(80, 'hit, L1, to first byte', 'L1', '5')
  row(80.2, 'of it: found by the service worker (L1)', 'L1 lookup')
  row(81, 'hit, L2, to first byte', 'L2', '20')
  row(81.2, 'of it: found by the service worker (L2)', 'L2 lookup')
  row(81.5, 'hit, L3, to first byte', 'L3', '20')
  row(81.7, 'of it: found by the service worker (L3)', 'L3 lookup')
  row(82, 'a file of the app by the same service worker', 'peer')
})

/** Counts how often playing was left, from now on. */
const watchStops = ({ page }: Auricle) =>
  page.evaluateHandle(() => {
    const root = document.documentElement
    const stops: string[] = []
    new MutationObserver(() => {
      const state = root.dataset['playback'] ?? ''
      if (state !== 'playing') stops.push(state)
    }).observe(root, { attributeFilter: ['data-playback'] })
    return stops
  })

/** Milliseconds of sound that were missing: how far the element fell behind the page's clock once it had begun. */
const behind = async (watch: Watch) => {
  const places = (await watch.looks()).flatMap(({ at, audible: [one] }) =>
    one && one.position > 0.5 ? [at - one.position * 1000] : [],
  )
  return Math.max(...places) - Math.min(...places)
}

test('a five-minute song goes to the disk while it plays', async ({ auricle }) => {
  const watch = await watchElements(auricle.page)
  await prepare(auricle)
  await auricle.enhanceSwitch.click()
  await playFirst(auricle)
  const begun = Date.now()
  const stops = await watchStops(auricle)
  await allKept(auricle)
  const wall = (Date.now() - begun) / 1000
  const missing = await behind(watch)
  expect(missing, 'playing was starved').toBeLessThan(250)
  expect(await stops.jsonValue(), 'playing was interrupted').toEqual([])
  await auricle.pauseButton.click()
  const uncounted = async () => {
    const { L2, L3 } = (await reportOf(auricle)).tiers
    return (await bytesOnDisk(auricle)) - L2.bytes - L3.bytes
  }
  // What is still being written has no record yet.
  await expect.poll(uncounted, { timeout: 10_000 }).toBe(0)
  report({ order: 83.3, what: 'playing fell behind meanwhile by', unit: 'ms', values: [missing] })
  report({
    order: 83.5,
    what: 'bytes on disk that are not counted',
    unit: 'B',
    values: [await uncounted()],
    budget: '0',
  })
  report({
    order: 83,
    what: 'five minutes in L2 after',
    unit: 's',
    values: [wall],
    budget: '20',
  })
})

/** Numbers from 0 to 1, the same in every run. */
const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

type Preset = (typeof presets)[number]

/** What this listener mostly goes on to from each preset; one time in four anything else. */
const habit: Readonly<Record<Preset, Preset>> = {
  adaptive: 'warm',
  warm: 'bright',
  bright: 'adaptive',
  punchy: 'warm',
  gentle: 'adaptive',
}

/** The tier that holds the two seconds that would be heard first; counts nothing and begins nothing. */
const tierAt = ({ page }: Auricle, id: number, preset: Preset, position: number) =>
  page.evaluate(
    async ({ path, second }) => {
      const head = { method: 'HEAD', headers: { Range: `bytes=${44 + second * 176_400}-` } }
      return (await fetch(new URL(path, document.baseURI), head)).headers.get('X-Cache-Tier')
    },
    { path: `api/audio/stream/${id}/file?enhanced=true&preset=${preset}`, second: Math.floor(position) },
  )

test('simulated listening: what a switch wants is there', async ({ auricle }) => {
  const { page } = auricle
  await prepare(auricle, 3)
  const songs = page.locator('[data-track-id]')
  const ids = await songs.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-track-id'))))
  const random = seeded(11)
  const between = (from: number, to: number) => from + (to - from) * random()
  const anyOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const playing = { song: 0, preset: 'adaptive' as Preset, enhanced: true }
  const ready: number[] = []
  const guessed: number[] = []
  const misses: string[] = []
  let last = 'play'

  const play = async () => {
    playing.song = Math.floor(random() * ids.length)
    await songs
      .nth(playing.song)
      .getByRole('button', { name: /^Play / })
      .click()
    await auricle.reaches('playing')
  }
  const seek = async () => {
    const box = await auricle.seekBar.boundingBox()
    if (box) await page.mouse.click(box.x + box.width * between(0.05, 0.9), box.y + box.height / 2)
    await auricle.reaches('playing')
  }
  /** What plays now: a song that ended was followed by the next. */
  const playingId = async () =>
    Number(await page.locator('[data-track-id][aria-current]').first().getAttribute('data-track-id'))
  const look = async (preset: Preset) => {
    const position = await auricle.position()
    const tier = await tierAt(auricle, await playingId(), preset, position)
    ready.push(tier === 'MISS' ? 0 : 100)
    if (tier === 'MISS') misses.push(`${preset} after ${last} at ${position.toFixed(1)}`)
  }
  const toggle = async () => {
    playing.enhanced = !playing.enhanced
    if (playing.enhanced) await look(playing.preset)
    await auricle.enhanceSwitch.click()
    await auricle.reaches('playing')
  }
  const switchPreset = async () => {
    const others = presets.filter((preset) => preset !== playing.preset)
    const preset = random() < 0.75 ? habit[playing.preset] : anyOf(others)
    const guess = anyOf(others)
    const second = anyOf(others.filter((other) => other !== guess))
    guessed.push([guess, second].includes(preset) ? 100 : 0)
    await look(preset)
    playing.preset = preset
    await auricle.preset(`${preset.charAt(0).toUpperCase()}${preset.slice(1)}`).click()
    await auricle.reaches('playing')
  }
  await auricle.enhanceSwitch.click()
  await play()
  for (let step = 0; step < 200; step++) {
    // Another place is listened to before it is compared; what is compared is compared quickly.
    await page.waitForTimeout(
      last === 'play' || last === 'seek' ? between(1_000, 2_400) : between(300, 1_000),
    )
    const what = random()
    if (what < 0.05) {
      await play()
      last = 'play'
    } else if (what < 0.2) {
      await seek()
      last = 'seek'
    } else if (what < 0.35 || !playing.enhanced) {
      await toggle()
      last = 'toggle'
    } else {
      await switchPreset()
      last = 'switch'
    }
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const of = `of ${ready.length} switches`
  console.log(`not ready: ${misses.join(', ')}`)
  report({ order: 84, what: `${of}, their sound was ready`, unit: '%', values: [mean(ready)], budget: '95' })
  const { made, hits } = (await reportOf(auricle)).prediction
  report({ order: 85, what: `of ${made} presets, foreseen`, unit: '%', values: [(100 * hits) / made] })
  report({ order: 85.5, what: 'the same by a uniform guess', unit: '%', values: [mean(guessed)] })
})
