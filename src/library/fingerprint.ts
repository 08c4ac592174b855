import type { Fingerprint } from '#contracts/track'
import type { ByteReader } from './byte-reader'

const sampleBytes = 4_096

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** 128 bits of SHA-256 in hexadecimal. */
export const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16))

/** Identity of a file: its size, its time of change (Unix milliseconds) and samples of its head, middle and tail. */
export const fingerprintOf = async (bytes: ByteReader, lastModified: number): Promise<Fingerprint> => {
  const { size } = bytes
  const samples = await Promise.all([
    bytes.read(0, sampleBytes),
    bytes.read(Math.max(0, Math.floor((size - sampleBytes) / 2)), sampleBytes),
    bytes.read(Math.max(0, size - sampleBytes), sampleBytes),
  ])
  const all = new Uint8Array(16 + samples.reduce((total, sample) => total + sample.length, 0))
  const numbers = new DataView(all.buffer)
  numbers.setFloat64(0, size)
  numbers.setFloat64(8, lastModified)
  let at = 16
  for (const sample of samples) {
    all.set(sample, at)
    at += sample.length
  }
  return (await hashOf(all)) as Fingerprint
}
