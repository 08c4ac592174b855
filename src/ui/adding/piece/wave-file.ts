import type { Stereo } from './stereo'

const headBytes = 12
const chunkHeadBytes = 8
const formatBytes = 16
const frameBytes = 4

/** A 16-bit WAV with its ID3 tag in front of the sound. */
export const waveFile = ({ left, right }: Stereo, rate: number, tag: Uint8Array): Uint8Array<ArrayBuffer> => {
  const tagBytes = tag.length + (tag.length & 1)
  const dataBytes = left.length * frameBytes
  const bytes = new Uint8Array(headBytes + 3 * chunkHeadBytes + formatBytes + tagBytes + dataBytes)
  const view = new DataView(bytes.buffer)
  let at = 0
  const word = (text: string) => {
    for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index)
    at += text.length
  }
  const number = (value: number, width: 2 | 4) => {
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += width
  }
  word('RIFF')
  number(bytes.length - chunkHeadBytes, 4)
  word('WAVEfmt ')
  number(formatBytes, 4)
  number(1, 2)
  number(2, 2)
  number(rate, 4)
  number(rate * frameBytes, 4)
  number(frameBytes, 2)
  number(16, 2)
  word('id3 ')
  number(tag.length, 4)
  bytes.set(tag, at)
  at += tagBytes
  word('data')
  number(dataBytes, 4)
  const samples = new Int16Array(2 * left.length)
  for (let index = 0; index < left.length; index += 1) {
    samples[2 * index] = Math.round((left[index] as number) * 0x7fff)
    samples[2 * index + 1] = Math.round((right[index] as number) * 0x7fff)
  }
  bytes.set(new Uint8Array(samples.buffer), at)
  return bytes
}
