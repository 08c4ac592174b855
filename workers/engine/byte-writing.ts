/** A whole number, most significant byte first. Negative ones are two's complement. */
export const bigEndian = (value: number, length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  let rest = value
  for (let at = length - 1; at >= 0; at--) {
    bytes[at] = ((rest % 256) + 256) % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

export const float64 = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value)
  return bytes
}

export const text = (value: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(value, (letter) => letter.charCodeAt(0))
