import { type Bytes, bytes, type Frames, type Hertz } from './units'

/** Every WAV is 16-bit stereo behind the canonical 44-byte header, so bytes and frames convert by arithmetic. */
export const wavHeaderBytes = bytes(44)
export const wavFrameBytes = 4
export const wavFormat = 'audio/wav'

/** Chromium wants 224 KiB of a 16-bit WAV, and a little more, before it tells of its sound (ADR 30). */
export const openingBytes = bytes(232_000)

export const sampleBytes = (length: Frames): Bytes => bytes(length * wavFrameBytes)

export const wavBytes = (length: Frames): Bytes => bytes(wavHeaderBytes + sampleBytes(length))

/** RIFF sizes have 32 bits: a longer file says the most it can, and players go by the length they are told. */
const riffSize = (size: number) => Math.min(size, 0xffff_ffff)

/** The 44 bytes in front of `length` frames at `rate`. */
export const wavHeader = (length: Frames, rate: Hertz): Uint8Array<ArrayBuffer> => {
  const header = new Uint8Array(wavHeaderBytes)
  const view = new DataView(header.buffer)
  const text = (at: number, word: string) => {
    for (let index = 0; index < word.length; index += 1) view.setUint8(at + index, word.charCodeAt(index))
  }
  const data = sampleBytes(length)
  text(0, 'RIFF')
  view.setUint32(4, riffSize(data + wavHeaderBytes - 8), true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 2, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * wavFrameBytes, true)
  view.setUint16(32, wavFrameBytes, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, riffSize(data), true)
  return header
}
