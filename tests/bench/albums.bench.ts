import { fixture } from '../fixtures/fixture'
import { referencePcm } from '../fixtures/reference'
import { borderIn } from '../support/border'
import { leftOf } from '../support/compare'
import { expect, test } from '../support/test'
import { report } from './figures'

test.use({ listening: true })

const tries = 5
const [first, second] = ['gapless-a.flac', 'gapless-b.flac'] as const
const sides = () => [leftOf(referencePcm(first).samples), leftOf(referencePcm(second).samples)] as const

for (const [index, mode] of (['original', 'enhanced'] as const).entries())
  test(`album gap, ${mode}`, async ({ auricle, tap }) => {
    const { page } = auricle
    await auricle.importFiles(first, second)
    if (mode === 'enhanced') {
      await page.waitForTimeout(3000)
      await auricle.enhanceSwitch.click()
    }
    const [a, b] = sides()
    const gaps: number[] = []
    for (let round = 0; round < tries; round++) {
      const heard = await tap.during(async () => {
        await auricle.play(first)
        await expect
          .poll(() => page.evaluate(() => navigator.mediaSession.metadata?.title), { timeout: 15_000 })
          .toBe('gapless-b')
        await page.waitForTimeout(1200)
      })
      gaps.push((borderIn(heard, a, b).slip / heard.rate) * 1000)
    }
    report({
      order: 40 + index,
      what: `album gap, ${mode}`,
      unit: 'ms',
      values: gaps,
      budget: mode === 'original' ? '0' : '5',
    })
  })

test('album gap of a plain audio element whose src is set when it ends', async ({ auricle, tap }) => {
  const { page } = auricle
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'peer', multiple: true })
    document.body.append(input)
  })
  await page.locator('#peer').setInputFiles([fixture(first), fixture(second)])
  const [a, b] = sides()
  const gaps: number[] = []
  for (let round = 0; round < tries; round++) {
    const heard = await tap.during(async () => {
      await page.evaluate(() => {
        const urls = [...(document.querySelector<HTMLInputElement>('#peer')?.files ?? [])].map((file) =>
          URL.createObjectURL(file),
        )
        const element = document.createElement('audio')
        element.src = urls.shift() ?? ''
        element.onended = () => {
          const next = urls.shift()
          if (next === undefined) return
          element.src = next
          void element.play()
        }
        void element.play()
      })
      await page.waitForTimeout(6500)
    })
    gaps.push((borderIn(heard, a, b).slip / heard.rate) * 1000)
  }
  report({ order: 42, what: 'album gap, <audio> with src set in ended (peer)', unit: 'ms', values: gaps })
})
