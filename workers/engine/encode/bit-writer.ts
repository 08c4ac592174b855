/** Bits put one after the other, most significant first, into bytes. */
export interface BitWriter {
  /** The lowest `count` bits of `value`, up to 32. */
  put(value: number, count: number): void
  /** `zeros` zero bits and a one. */
  putUnary(zeros: number): void
  /** Zero bits up to the next whole byte. */
  align(): void
  /** The bytes so far; aligned first. The writer starts anew. */
  take(): Uint8Array<ArrayBuffer>
  /** The bytes so far, not copied. */
  view(): Uint8Array<ArrayBuffer>
}

export const bitWriter = (): BitWriter => {
  let bytes = new Uint8Array(1 << 16)
  let length = 0
  let pending = 0
  let filled = 0

  const putFew = (value: number, count: number) => {
    pending = (pending << count) | (value & ((1 << count) - 1))
    filled += count
    while (filled >= 8) {
      filled -= 8
      if (length === bytes.length) {
        const longer = new Uint8Array(length * 2)
        longer.set(bytes)
        bytes = longer
      }
      bytes[length++] = pending >>> filled
    }
  }
  const put = (value: number, count: number) => {
    if (count > 16) putFew(value >>> 16, count - 16)
    putFew(value, Math.min(count, 16))
  }
  const align = () => {
    if (filled > 0) putFew(0, 8 - filled)
  }

  return {
    put,
    align,
    putUnary: (zeros) => {
      let rest = zeros
      for (; rest >= 16; rest -= 16) putFew(0, 16)
      putFew(1, rest + 1)
    },
    view: () => bytes.subarray(0, length),
    take: () => {
      align()
      const taken = bytes.slice(0, length)
      length = 0
      return taken
    },
  }
}
