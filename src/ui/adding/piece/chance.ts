/** Numbers from −1 to 1 that look random and are the same every time (a 32-bit xorshift). */
export const chance = (seed: number) => {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state / 0x8000_0000
  }
}
