/** A FLAC frame read by the letter of RFC 9639, as far as fixed predictors go; throws at anything that is not so. */
export const decodedFrame = (frame: Uint8Array) => {
  let at = 0
  const bit = () => ((frame[at >> 3] ?? 0) >> (7 - (at++ & 7))) & 1
  const unsigned = (count: number) => {
    let value = 0
    for (let left = count; left > 0; left--) value = value * 2 + bit()
    return value
  }
  const signed = (count: number) => {
    const value = unsigned(count)
    return value >= 2 ** (count - 1) ? value - 2 ** count : value
  }
  const expectBits = (count: number, value: number, what: string) => {
    if (unsigned(count) !== value) throw new Error(`${what} is wrong`)
  }

  expectBits(16, 0xfff8, 'sync')
  expectBits(8, 0x70, 'block size or rate')
  const pairing = unsigned(4)
  const depth = unsigned(3) === 4 ? 16 : 24
  expectBits(1, 0, 'reserved bit')
  let number = unsigned(8)
  if (number >= 0xc0) {
    let followers = 1
    while (number & (0x40 >> followers)) followers++
    number &= 0x3f >> followers
    for (; followers > 0; followers--) number = number * 64 + (unsigned(8) & 0x3f)
  }
  const size = unsigned(16) + 1
  expectBits(8, remainder(frame.subarray(0, at / 8), 8, 0x07), 'CRC-8')

  const channel = (bits: number): number[] => {
    const order = unsigned(8) / 2 - 8
    if (order < 0 || order > 4) throw new Error('not a fixed predictor')
    const samples = Array.from({ length: order }, () => signed(bits))
    expectBits(2, 1, 'Rice method')
    const partitions = 2 ** unsigned(4)
    const coefficients = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]][order] ?? []
    for (let partition = 0; partition < partitions; partition++) {
      const parameter = unsigned(5)
      const count = size / partitions - (partition === 0 ? order : 0)
      for (let left = count; left > 0; left--) {
        let folded = 0
        while (bit() === 0) folded++
        folded = folded * 2 ** parameter + unsigned(parameter)
        const error = folded % 2 ? -(folded + 1) / 2 : folded / 2
        const guess = coefficients.reduce(
          (sum, factor, back) => sum + factor * (samples.at(-1 - back) ?? 0),
          0,
        )
        samples.push(guess + error)
      }
    }
    return samples
  }
  const first = channel(depth + (pairing === 9 ? 1 : 0))
  const second = channel(depth + (pairing === 8 || pairing === 10 ? 1 : 0))
  at = Math.ceil(at / 8) * 8
  expectBits(16, remainder(frame.subarray(0, at / 8), 16, 0x8005), 'CRC-16')
  if (at / 8 !== frame.length) throw new Error('bytes left over')

  const pairs = first.map((a, index) => paired(pairing, a, second[index] ?? 0))
  return { number, depth, left: pairs.map(([left]) => left), right: pairs.map(([, right]) => right) }
}

const paired = (pairing: number, a: number, b: number): readonly [number, number] => {
  if (pairing === 1) return [a, b]
  if (pairing === 8) return [a, a - b]
  if (pairing === 9) return [a + b, b]
  const sum = a * 2 + Math.abs(b % 2)
  return [(sum + b) / 2, (sum - b) / 2]
}

/** A CRC bit by bit, as the division it is. */
const remainder = (bytes: Uint8Array, width: number, polynomial: number): number => {
  let rest = 0
  for (const byte of bytes) {
    for (let place = 7; place >= 0; place--) {
      const out = ((rest >> (width - 1)) & 1) ^ ((byte >> place) & 1)
      rest = ((rest << 1) & (2 ** width - 1)) ^ (out ? polynomial : 0)
    }
  }
  return rest
}
