import type { Recording } from '../support/tap'
import { expect, test } from '../support/test'

test.use({ listening: true, lowOnPower: true })

const sounds = ({ mix }: Recording) => mix.some((sample) => sample !== 0)
const isSilence = ({ mix }: Recording) => mix.length > 0 && mix.every((sample) => sample === 0)

test('pause is silence, and play goes on from there', async ({ auricle, tap }) => {
  await auricle.importFiles('tone-441.flac')
  await auricle.play('tone-441.flac')
  await auricle.reaches('playing')
  expect(sounds(await tap.during(() => auricle.page.waitForTimeout(300)))).toBe(true)
  await auricle.pauseButton.click()
  await auricle.reaches('paused')
  const at = await auricle.position()
  await auricle.page.waitForTimeout(200)
  const heard = await tap.during(() => auricle.page.waitForTimeout(500))
  expect(isSilence(heard)).toBe(true)
  await auricle.playButton.click()
  await auricle.reaches('playing')
  expect(await auricle.position()).toBeLessThan(at + 1.5)
})

test('the queue ends in silence and says so', async ({ auricle, tap }) => {
  await auricle.importFiles('brief.mp3')
  await auricle.play('brief.mp3')
  await auricle.reaches('playing')
  expect(sounds(await tap.during(() => auricle.reaches('ended')))).toBe(true)
  const heard = await tap.during(() => auricle.page.waitForTimeout(300))
  expect(isSilence(heard)).toBe(true)
})
