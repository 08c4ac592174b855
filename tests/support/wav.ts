/** A 16-bit stereo WAV with the canonical 44-byte header, read back. */
export interface Wav {
  readonly rate: number
  readonly frames: number
  /** Interleaved. */
  readonly samples: Int16Array
}

/** Throws where the header is not the canonical one or does not tell the truth about its own length. */
export const readWav = (bytes: Uint8Array): Wav => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  const claims = {
    riff: text(0),
    riffBytes: view.getUint32(4, true),
    wave: text(8),
    format: text(12),
    formatBytes: view.getUint32(16, true),
    tag: view.getUint16(20, true),
    channels: view.getUint16(22, true),
    bytesPerSecond: view.getUint32(28, true),
    frameBytes: view.getUint16(32, true),
    bits: view.getUint16(34, true),
    data: text(36),
    dataBytes: view.getUint32(40, true),
  }
  const rate = view.getUint32(24, true)
  const canonical = {
    riff: 'RIFF',
    riffBytes: bytes.length - 8,
    wave: 'WAVE',
    format: 'fmt ',
    formatBytes: 16,
    tag: 1,
    channels: 2,
    bytesPerSecond: rate * 4,
    frameBytes: 4,
    bits: 16,
    data: 'data',
    dataBytes: bytes.length - 44,
  }
  if (JSON.stringify(claims) !== JSON.stringify(canonical))
    throw new Error(`not a canonical WAV: ${JSON.stringify(claims)}`)
  const samples = new Int16Array(bytes.slice(44).buffer)
  return { rate, frames: samples.length / 2, samples }
}

/** Samples of several WAVs, one after the other. */
export const joinWavs = (wavs: readonly Wav[]): Int16Array => {
  const joined = new Int16Array(wavs.reduce((sum, { samples }) => sum + samples.length, 0))
  let at = 0
  for (const { samples } of wavs) {
    joined.set(samples, at)
    at += samples.length
  }
  return joined
}

/** The bytes of the file that {@link readWav} reads back as these samples. */
export const writeWav = (samples: Int16Array, rate: number): Uint8Array => {
  const bytes = new Uint8Array(44 + samples.byteLength)
  const view = new DataView(bytes.buffer)
  const text = (at: number, word: string) => bytes.set(new TextEncoder().encode(word), at)
  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 2, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 4, true)
  view.setUint16(32, 4, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.byteLength, true)
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), 44)
  return bytes
}
