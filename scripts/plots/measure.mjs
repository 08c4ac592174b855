// Ways to look at what a stage does.
/** @typedef {import('./engine.mjs').Sound} Sound */
/** @typedef {{ process(block: Sound): void, latency: number }} Stage */

export const rate = 44_100

/** 240 frequencies evenly spread over the octaves. @param {number} from @param {number} to */
export const frequencies = (from = 20, to = 20_000) =>
  Array.from({ length: 240 }, (_, i) => from * (to / from) ** (i / 239))

/** @param {number} power */
export const decibels = (power) => 10 * Math.log10(Math.max(power, 1e-20))

/** What a stage makes of a sound; latency is left in. @param {Stage} stage @param {Sound} sound @returns {Sound} */
export const through = (stage, sound) => {
  const left = sound.left.slice()
  const right = sound.right.slice()
  for (let from = 0; from < left.length; from += 2048)
    stage.process({ left: left.subarray(from, from + 2048), right: right.subarray(from, from + 2048) })
  return { left, right }
}

/** The same in both channels. @param {number} length @param {(frame: number) => number} sample @returns {Sound} */
export const both = (length, sample) => {
  const left = Float32Array.from({ length }, (_, frame) => sample(frame))
  return { left, right: left.slice() }
}

/** An impulse far under every threshold. */
export const impulse = () => both(rate / 2, (frame) => (frame === 0 ? 0.1 : 0))

/** Power of a signal at one frequency, unscaled. @param {ArrayLike<number>} signal @param {number} frequency @param {number} [per] */
export const powerAt = (signal, frequency, per = rate) => {
  const angle = (2 * Math.PI * frequency) / per
  let real = 0
  let imaginary = 0
  for (let i = 0; i < signal.length; i += 1) {
    real += (signal[i] ?? 0) * Math.cos(angle * i)
    imaginary -= (signal[i] ?? 0) * Math.sin(angle * i)
  }
  return real * real + imaginary * imaginary
}

/** Response in dB to {@link impulse}. @param {ArrayLike<number>} answer @param {number} [from] @param {number} [to] */
export const response = (answer, from, to) =>
  frequencies(from, to).map(
    (frequency) => /** @type {const} */ ([frequency, decibels(powerAt(answer, frequency) / 0.01)]),
  )

/**
 * Squared magnitude of a second-order section.
 * @param {{ b0: number, b1: number, b2: number, a1: number, a2: number }} section
 * @param {number} frequency
 * @param {number} per
 */
export const sectionPower = ({ b0, b1, b2, a1, a2 }, frequency, per) =>
  powerAt([b0, b1, b2], frequency, per) / powerAt([1, a1, a2], frequency, per)
