import type { FixtureName } from '../../fixtures/recipes'
import { referencePcm } from '../../fixtures/reference'
import type { Auricle } from '../../support/auricle'
import { borderIn } from '../../support/border'
import { asFloat, leftOf } from '../../support/compare'
import { overlapIn } from '../../support/listen'
import { expect, test } from '../../support/test'
import { readWav } from '../../support/wav'

test.use({ listening: true })

/** Frames of the first side, as they were encoded. */
const sideA = 132_317
const sides = (kind: string): readonly [FixtureName, FixtureName] => [
  `gapless-a.${kind}` as FixtureName,
  `gapless-b.${kind}` as FixtureName,
]

/** Lets a track play into the next one, and a second of that. */
const acrossTheBorder = (auricle: Auricle, second: string) => async () => {
  const title = second.replace(/\..*$/, '')
  await auricle.play(second.replace('-b.', '-a.'))
  await expect
    .poll(() => auricle.page.evaluate(() => navigator.mediaSession.metadata?.title), { timeout: 15_000 })
    .toBe(title)
  await auricle.page.waitForTimeout(1000)
}

for (const [kind, rate] of [
  ['flac', 44_100],
  ['mp3', 44_100],
  ['m4a', 44_100],
  ['ogg', 44_100],
  ['opus', 48_000],
] as const)
  test.describe(kind, () => {
    test.use({ listeningRate: rate })

    test('original: the second side begins at the very sample where the first one ends', async ({
      auricle,
      tap,
    }) => {
      const [first, second] = sides(kind)
      await auricle.importFiles(first, second)
      const heard = await tap.during(acrossTheBorder(auricle, second))
      const border = borderIn(
        heard,
        leftOf(referencePcm(first).samples, sideA),
        leftOf(referencePcm(second).samples),
      )
      expect(border.slip).toBe(0)
      expect(border.residual).toBeLessThan(-70)
      expect(border.elements).toBe(1)
    })
  })

test('enhanced: the second side follows within 5 ms, and never sounds beside the first one', async ({
  auricle,
  tap,
}) => {
  const { api } = auricle
  const [first, second] = sides('flac')
  await auricle.importFiles(first, second)
  const wanted = []
  for (const name of [first, second]) {
    const answer = await api.file(await auricle.trackId(name), { enhanced: true })
    wanted.push(leftOf(asFloat(readWav(answer.bytes).samples)))
  }
  const [a = new Float32Array(), b = new Float32Array()] = wanted
  await auricle.enhanceSwitch.click()
  const heard = await tap.during(acrossTheBorder(auricle, second))
  const border = borderIn(heard, a, b)
  expect(Math.abs(border.slip)).toBeLessThan(0.005 * heard.rate)
  expect(overlapIn(heard)).toBeLessThanOrEqual(6)
})
