import { expect, test } from 'vitest'
import { blockReader } from '#library/byte-reader'
import { fingerprintOf } from '#library/fingerprint'

const song = Uint8Array.from({ length: 900_000 }, (_, index) => (index * 7) & 255)
const printOf = (bytes: Uint8Array<ArrayBuffer>, changed = 1_700_000_000_000) =>
  fingerprintOf(blockReader(new Blob([bytes])), changed)

test('the same file has the same fingerprint', async () => {
  expect(await printOf(song)).toBe(await printOf(song.slice()))
  expect(await printOf(song)).toMatch(/^[0-9a-f]{32}$/u)
})

test.each([
  ['its first byte', 0],
  ['its middle', 450_000],
  ['its last byte', 899_999],
])('a change of %s makes another fingerprint', async (_, at) => {
  expect(await printOf(song.with(at, 255 - (song[at] ?? 0)))).not.toBe(await printOf(song))
})

test('a file saved again, or grown, has another fingerprint', async () => {
  const first = await printOf(song)
  expect(await printOf(song, 1_700_000_000_001)).not.toBe(first)
  expect(await printOf(song.slice(0, -1))).not.toBe(first)
})
