const table = (width: 8 | 16, polynomial: number) =>
  Uint16Array.from({ length: 256 }, (_, byte) => {
    let crc = byte << (width - 8)
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & (1 << (width - 1)) ? (crc << 1) ^ polynomial : crc << 1
    }
    return crc & (2 ** width - 1)
  })

const table8 = table(8, 0x07)
const table16 = table(16, 0x8005)

/** CRC of a FLAC frame's header (RFC 9639, 9.1.8). */
export const crc8 = (bytes: Uint8Array): number => {
  let crc = 0
  for (let at = 0; at < bytes.length; at++) crc = table8[crc ^ (bytes[at] ?? 0)] ?? 0
  return crc
}

/** CRC of a whole FLAC frame (RFC 9639, 9.3): over one with its own CRC at the end it is 0. */
export const crc16 = (bytes: Uint8Array): number => {
  let crc = 0
  for (let at = 0; at < bytes.length; at++) crc = crc16Step(crc, bytes[at] ?? 0)
  return crc
}

/** CRC over one more byte. */
export const crc16Step = (crc: number, byte: number): number =>
  ((crc << 8) & 0xffff) ^ (table16[(crc >> 8) ^ byte] ?? 0)
