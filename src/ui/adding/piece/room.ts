import type { Stereo } from './stereo'

/** Lengths of the eight lines at 44.1 kHz, in frames; primes, so that their echoes never fall together. */
const lines = [1309, 1637, 1811, 1931, 2137, 2351, 2539, 2749]
const decay = 0.86
const softness = 0.32

/** A room: eight delay lines that feed one another (Jot and Chaigne, 1991), reflected by a Householder matrix. */
export const roomOf = (dry: Stereo, rate: number): Stereo => {
  const frames = dry.left.length
  const left = new Float32Array(frames)
  const right = new Float32Array(frames)
  const loops = lines.map((length) => new Float32Array(Math.round((length * rate) / 44_100)))
  const dulled = new Float32Array(lines.length)
  const heard = new Float32Array(lines.length)
  for (let index = 0; index < frames; index += 1) {
    let sum = 0
    for (let line = 0; line < loops.length; line += 1) {
      const loop = loops[line] as Float32Array
      const echo = loop[index % loop.length] as number
      const dull = (dulled[line] as number) + (echo - (dulled[line] as number)) * (1 - softness)
      dulled[line] = dull
      heard[line] = dull
      sum += dull
    }
    const reflected = (2 / lines.length) * sum
    for (let line = 0; line < loops.length; line += 1) {
      const loop = loops[line] as Float32Array
      const source = line % 2 === 0 ? dry.left : dry.right
      loop[index % loop.length] = (source[index] as number) + decay * ((heard[line] as number) - reflected)
    }
    left[index] =
      ((heard[0] as number) + (heard[2] as number) - (heard[4] as number) + (heard[7] as number)) * 0.5
    right[index] =
      ((heard[1] as number) + (heard[3] as number) - (heard[5] as number) + (heard[6] as number)) * 0.5
  }
  return { left, right }
}
