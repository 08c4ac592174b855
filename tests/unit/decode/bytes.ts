export type Part = string | Uint8Array | readonly number[]

/** Bytes of a binary file, spelled as text, numbers and other bytes. */
export const bytesOf = (...parts: readonly Part[]): Uint8Array<ArrayBuffer> => {
  const pieces = parts.map((part) =>
    typeof part === 'string'
      ? Uint8Array.from(part, (letter) => letter.charCodeAt(0))
      : Uint8Array.from(part),
  )
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

export const big = (value: number, width: number): number[] =>
  Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** (width - 1 - index)) % 256)
export const little = (value: number, width: number): number[] => big(value, width).reverse()

export const fileOf = (...parts: readonly Part[]) => new File([bytesOf(...parts)], 'song')

/** Numbers that only look like noise: the same in every run. */
export const noise = (length: number, seed = 1): Uint8Array => {
  let state = seed
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    // 0xff begins sync words: none by chance.
    return (state >>> 24) % 255
  })
}
