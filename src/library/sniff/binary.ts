/** Whether the bytes at `at` spell `text`, Latin-1. */
export const spells = (bytes: Uint8Array, at: number, text: string): boolean => {
  if (at < 0 || at + text.length > bytes.length) return false
  for (let index = 0; index < text.length; index++)
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

export const matches = (bytes: Uint8Array, at: number, pattern: readonly number[]): boolean =>
  at >= 0 && at + pattern.length <= bytes.length && pattern.every((byte, index) => bytes[at + index] === byte)

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** 64-bit sizes beyond 2^53 only occur in damaged files and stay "too large". */
export const uint64At = (view: DataView, at: number, littleEndian = false): number =>
  Number(view.getBigUint64(at, littleEndian))
