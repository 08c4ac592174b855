import { expect, test } from '@playwright/test'
import { distFolder } from '../../scripts/build.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'
import { fixture } from '../fixtures/fixture'
import type { Engine } from './engine'
import { launchFirefox } from './firefox'
import { launchWebKit } from './webkit'

const engines = { Firefox: launchFirefox, WebKit: launchWebKit }

const files = ['mp3-cbr.mp3', 'flac-16.flac'] as const
const originalSound = 'enhanced=false'
const enhancedSound = 'enhanced=true&preset=warm'

/** In-page words of the smoke run: the first visible element by role and accessible name. */
const finders = `
  const named = (selector, name) => [...document.querySelectorAll(selector)].find((element) => {
    const label = element.getAttribute('aria-label') ?? [...(element.labels ?? [])].map((l) => l.textContent).join(' ')
    const by = element.getAttribute('aria-labelledby')
    const text = by ? by.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ') : ''
    return [label, text, element.textContent].some((words) => words && words.trim() === name)
  })
  const until = async (what, holds) => {
    for (let tries = 0; tries < 200; tries++) {
      const value = await holds()
      if (value) return value
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('waited 20 s for ' + what)
  }
  const playback = () => document.documentElement.dataset.playback
`

/** Plays a track and toggles Enhance while it sounds; the position goes on each time. */
const playAndToggle = `${finders}
  const position = () => Number(named('[role=slider], input[type=range]', 'Seek')?.getAttribute('aria-valuenow')
    ?? named('input[type=range]', 'Seek')?.value)
  const goesOn = async (what) => {
    await until('playing ' + what, () => playback() === 'playing')
    const from = position()
    await until('moving on ' + what, () => position() > from + 1)
  }
  const play = await until('its row', () => named('button', 'Play ' + values[0]))
  play.click()
  await goesOn('original')
  for (const mode of values[1]) {
    named('[role=switch]', 'Enhance').click()
    await goesOn(mode)
  }
  return true`

for (const [name, launch] of Object.entries(engines))
  test.describe(name, () => {
    // One browser for all of them: to start it and to measure what was added takes longer than any of them.
    test.describe.configure({ mode: 'default' })
    let engine: Engine
    let server: Awaited<ReturnType<typeof serveFolder>>

    test.beforeAll(async () => {
      server = await serveFolder({ folder: distFolder })
      engine = await launch()
      await engine.open(server.url)
      await engine.run(
        `${finders} return until('control', () => navigator.serviceWorker.controller !== null)`,
      )
      const selector = await engine.run<string>(`${finders}
        const input = await until('Add files', () => named('input[type=file]', 'Add files'))
        input.id ||= 'add-files'
        return '#' + CSS.escape(input.id)`)
      await engine.choose(selector, files.map(fixture))
      await engine.run(
        `${finders} return until('two tracks', () => document.querySelectorAll('[data-track-id]').length === 2)`,
      )
      // What follows is about playing: it does not compete with the analysis of what was imported.
      await engine.run(`${finders} await new Promise((resolve) => setTimeout(resolve, 500))
        return until('analysis', () => document.querySelector('[role=progressbar]') === null)`)
    })
    test.beforeEach(() =>
      engine.run(`await fetch('api/audio/cache', { method: 'DELETE', signal: AbortSignal.timeout(5000) })`),
    )
    test.afterAll(async () => {
      await engine?.close()
      await server?.close()
    })

    test('a chunk of each file leaves in each mode', async () => {
      for (const sound of [originalSound, enhancedSound]) {
        const answers = await engine.run<readonly { status: number; type: string; bytes: number }[]>(
          `const ids = [...document.querySelectorAll('[data-track-id]')].map((row) => row.dataset.trackId)
          return Promise.all(ids.map(async (id) => {
            const response = await fetch('api/audio/stream/' + id + '/chunk/0?' + values[0])
            const bytes = (await response.arrayBuffer()).byteLength
            return { status: response.status, type: response.headers.get('content-type'), bytes }
          }))`,
          sound,
        )
        expect(answers).toHaveLength(2)
        for (const { status, type, bytes } of answers) {
          expect(status).toBe(200)
          expect(type).toMatch(sound === enhancedSound ? /^audio\/wav/ : /^audio\/webm/)
          expect(bytes).toBeGreaterThan(100_000)
        }
      }
    })

    test('a reader that turns away leaves the backend answering', async () => {
      const status = await engine.run<number>(
        `const id = document.querySelector('[data-track-id]').dataset.trackId
        const leaving = new AbortController()
        const response = await fetch('api/audio/stream/' + id + '/file?' + values[0], { signal: leaving.signal })
        await response.body.getReader().read()
        leaving.abort()
        await new Promise((resolve) => setTimeout(resolve, 300))
        return (await fetch('api/audio/cache', { signal: AbortSignal.timeout(5000) })).status`,
        enhancedSound,
      )
      expect(status).toBe(200)
    })

    for (const file of files)
      test(`${file} plays, and Enhance switches back and forth while it does`, async () => {
        const modes = ['enhanced', 'original again']
        expect(await engine.run<boolean>(playAndToggle, file.replace(/\.\w+$/, ''), modes)).toBe(true)
      })
  })
