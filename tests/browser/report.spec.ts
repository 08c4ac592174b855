import { store, storedIn } from '../support/stored'
import { expect, test } from '../support/test'

const query = { enhanced: true, preset: 'warm' }

test('the panel says what loudness the song lands on and draws adaptive’s own curve', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('flac-16.flac')
  await auricle.play('flac-16.flac')
  await auricle.reaches('playing')
  const panel = page.getByRole('region', { name: 'Enhancement' })
  const after = panel.locator('dl div').last()
  await expect(after).toHaveText(/LUFS · −\d+\.\d\sdBTP\s*−\d+\.\d/, { timeout: 15_000 })
  await auricle.preset('Adaptive').check()
  await expect(page.locator('.preset', { hasText: 'Adaptive' }).locator('path')).not.toHaveClass(/unknown/)
  await expect(page.getByRole('img', { name: /^Spectrum/ }).locator('path')).toHaveCount(3)
})

test('another target loudness is another sound with another name', async ({ auricle }) => {
  await auricle.importFiles('flac-16.flac')
  const track = await auricle.trackId('flac-16.flac')
  const first = await auricle.api.chunk(track, 0, query)
  await store(auricle.page, 'settings', { key: 'targetLoudness', value: -16 })
  const second = await auricle.api.chunk(track, 0, query)
  expect(second.headers['etag']).not.toBe(first.headers['etag'])
  expect(Buffer.compare(second.bytes, first.bytes)).not.toBe(0)
})

test('parts of a profile on its way are gone once it is whole', async ({ auricle }) => {
  await auricle.importFiles('flac-16.flac')
  const isFull = async () =>
    (await storedIn(auricle.page, 'profiles')).some((record) =>
      [record['active'], record['pending']].some(
        (found) => (found as { kind?: string } | null)?.kind === 'full',
      ),
    )
  await expect.poll(isFull, { timeout: 30_000 }).toBe(true)
  expect(await storedIn(auricle.page, 'profileParts')).toEqual([])
})
