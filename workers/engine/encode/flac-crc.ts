const table = (polynomial: number, bits: number): Uint16Array =>
  Uint16Array.from({ length: 256 }, (_, byte) => {
    let rest = byte << (bits - 8)
    for (let bit = 0; bit < 8; bit++) rest = rest & (1 << (bits - 1)) ? (rest << 1) ^ polynomial : rest << 1
    return rest
  })

const table8 = table(0x07, 8)
const table16 = table(0x8005, 16)

/** CRC of a FLAC frame's header (RFC 9639, 9.1.8). */
export const crc8 = (bytes: Uint8Array): number => {
  let rest = 0
  for (const byte of bytes) rest = (table8[rest ^ byte] ?? 0) & 0xff
  return rest
}

/** CRC of a whole FLAC frame (RFC 9639, 9.3). */
export const crc16 = (bytes: Uint8Array): number => {
  let rest = 0
  for (let at = 0; at < bytes.length; at++) {
    rest = ((rest << 8) & 0xffff) ^ (table16[(rest >>> 8) ^ (bytes[at] ?? 0)] ?? 0)
  }
  return rest
}
