import { levelOf } from '../support/listen'
import { expect, test } from '../support/test'

test.use({ listening: true })

test('original and enhanced are equally loud, and the louder one is what was lowered', async ({
  auricle,
  tap,
}) => {
  const { page } = auricle
  await page.evaluate(() => {
    const { play } = HTMLMediaElement.prototype
    const volumes = new Set<HTMLMediaElement>()
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      volumes.add(this)
      return play.call(this)
    }
    Object.assign(globalThis, {
      loudest: () => Math.max(...[...volumes].filter(({ paused }) => !paused).map(({ volume }) => volume)),
    })
  })
  const volume = () => page.evaluate(() => Number(Object(globalThis).loudest()))
  /** Once a glide, if there is one, is over. */
  const settled = async () => {
    let before = -1
    await expect
      .poll(
        async () => {
          const last = before
          before = await volume()
          return before === last
        },
        { intervals: [1_500] },
      )
      .toBe(true)
    return before
  }
  const level = async () => {
    const heard = await tap.during(() => page.waitForTimeout(1_000))
    return levelOf(heard.mix.subarray(-32_768))
  }
  await auricle.importFiles('tone-1000.flac')
  await auricle.play('tone-1000.flac')
  await auricle.reaches('playing')
  // The track is measured, and its figures reach the player.
  await page.waitForTimeout(3_000)
  const original = { volume: await settled(), level: await level() }
  await auricle.enhanceSwitch.click()
  await auricle.reaches('playing')
  await page.waitForTimeout(500)
  const enhanced = { volume: await settled(), level: await level() }
  expect(Math.abs(original.level - enhanced.level)).toBeLessThan(1)
  expect(Math.max(original.volume, enhanced.volume)).toBe(1)
  expect(Math.min(original.volume, enhanced.volume)).toBeLessThan(0.9)
})
