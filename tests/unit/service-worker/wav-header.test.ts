import { expect, test } from 'vitest'
import { frames, hertz } from '#contracts/units'
import { wavHeader } from '#contracts/wav-layout'

const fieldsOf = (header: Uint8Array<ArrayBuffer>) => {
  const view = new DataView(header.buffer)
  const text = (from: number, to: number) => String.fromCharCode(...header.subarray(from, to))
  return {
    marks: [text(0, 4), text(8, 16), text(36, 40)],
    riff: view.getUint32(4, true),
    formatSize: view.getUint32(16, true),
    format: view.getUint16(20, true),
    channels: view.getUint16(22, true),
    rate: view.getUint32(24, true),
    byteRate: view.getUint32(28, true),
    blockAlign: view.getUint16(32, true),
    bits: view.getUint16(34, true),
    data: view.getUint32(40, true),
  }
}

test('a WAV header says 16-bit stereo PCM and the exact sizes', () => {
  expect(fieldsOf(wavHeader(frames(1_000), hertz(44_100)))).toEqual({
    marks: ['RIFF', 'WAVEfmt ', 'data'],
    riff: 4_036,
    formatSize: 16,
    format: 1,
    channels: 2,
    rate: 44_100,
    byteRate: 176_400,
    blockAlign: 4,
    bits: 16,
    data: 4_000,
  })
})

test('past 4 GiB the sizes say the most they can', () => {
  const { riff, data } = fieldsOf(wavHeader(frames(2 ** 31), hertz(192_000)))
  expect([riff, data]).toEqual([0xffff_ffff, 0xffff_ffff])
})
