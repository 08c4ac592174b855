// Pictures of what changes or reads the spectrum: equaliser, width, K-weighting, interpolator.
import { chart, frequencyAxis, linearAxis } from './chart.mjs'
import { decibels, frequencies, impulse, powerAt, rate, response, sectionPower, through } from './measure.mjs'

/** @typedef {import('./engine.mjs').Engine} Engine */
/** @typedef {import('./chart.mjs').Line} Line */

/** @param {Engine} engine */
export const equaliserPicture = async ({ load }) => {
  const { presetTable } = await load('enhance/preset-table')
  const { chainFor } = await load('enhance/chain')
  const limiter = { ceiling: -1, lookAhead: 10, release: 150 }
  const curve = (/** @type {string} */ preset) => {
    const { bands, width } = presetTable[preset]
    const parts = { bands, dynamics: null, width: { width, monoBass: 1 }, makeup: 0, limiter }
    return response(through(chainFor(parts, rate), impulse()).left)
  }
  const styles = /** @type {const} */ ([
    ['warm', 'accent'],
    ['bright', 'ink'],
    ['punchy', 'soft'],
    ['gentle', 'dashed'],
  ])
  return chart([
    {
      title: 'Presets at full intensity, impulse response of the chain with dynamics at rest',
      x: frequencyAxis(),
      y: linearAxis('Gain, dB', -2, 4, 1),
      lines: styles.map(([preset, style]) => ({ label: preset, style, points: curve(preset) })),
    },
  ])
}

/** @param {Engine} engine */
export const widthPicture = async ({ load }) => {
  const { width } = await load('enhance/width')
  const opposite = () => ({ left: impulse().left, right: impulse().left.map((sample) => -sample) })
  const side = (/** @type {number} */ wide) => {
    const { left, right } = through(width({ width: wide, monoBass: 1 }, rate), opposite())
    return response(left.map((sample, frame) => (sample - (right[frame] ?? 0)) / 2))
  }
  const mid = through(width({ width: 1.15, monoBass: 1 }, rate), impulse())
  return chart([
    {
      title: 'Stereo width: gain of side and mid, full intensity',
      x: frequencyAxis(),
      y: linearAxis('Gain, dB', -36, 6, 6),
      lines: [
        { label: 'mid', style: 'dashed', points: response(mid.left) },
        { label: 'side, width 0.85', style: 'soft', points: side(0.85) },
        { label: 'side, width 1', style: 'ink', points: side(1) },
        { label: 'side, width 1.15', style: 'accent', points: side(1.15) },
      ],
    },
  ])
}

/** @param {Engine} engine */
export const weightingPicture = async ({ load }) => {
  const { kWeighting } = await load('dsp/k-weighting')
  const curve = (/** @type {number} */ per) => {
    const [head, lowCut] = kWeighting(per)
    return frequencies(10).map((frequency) => {
      const power = sectionPower(head, frequency, per) * sectionPower(lowCut, frequency, per)
      return /** @type {const} */ ([frequency, decibels(power)])
    })
  }
  return chart([
    {
      title: 'K-weighting at two rates',
      x: { ...frequencyAxis(10), ticks: [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000] },
      y: linearAxis('Gain, dB', -24, 6, 6),
      lines: [
        { label: '48 kHz (the table of BS.1770-5)', style: 'accent', points: curve(48_000) },
        { label: '44.1 kHz (re-derived)', style: 'dashed', points: curve(44_100) },
      ],
    },
  ])
}

/** @param {Engine} engine */
export const interpolatorPicture = async ({ load }) => {
  const { oversampling, phases, tapsPerPhase } = await load('dsp/interpolator')
  const prototype = new Float64Array(oversampling * (tapsPerPhase + 1))
  prototype[oversampling * (tapsPerPhase / 2)] = 1
  for (const [index, taps] of phases.entries())
    for (const [k, tap] of taps.entries()) prototype[oversampling * (k + 1) - (index + 1)] = tap
  const share = (/** @type {number} */ i, /** @type {number} */ to) => (i / 400) * to
  const whole = Array.from(
    { length: 401 },
    (_, i) =>
      /** @type {const} */ ([
        share(i, 2),
        decibels(powerAt(prototype, share(i, 2), oversampling) / oversampling ** 2),
      ]),
  )
  const phase = (/** @type {number} */ index) =>
    Array.from(
      { length: 401 },
      (_, i) => /** @type {const} */ ([share(i, 0.5), decibels(powerAt(phases[index], share(i, 0.5), 1))]),
    )
  return chart([
    {
      title: 'True-peak interpolator: 8 points per sample, 32 taps each',
      x: linearAxis('Frequency, times the rate', 0, 2, 0.25),
      y: linearAxis('Gain, dB', -80, 0, 20),
      lines: [{ points: whole }],
    },
    {
      title: 'The same within the band, one place between samples at a time',
      x: linearAxis('Frequency, times the rate', 0, 0.5, 0.05),
      y: linearAxis('Gain, dB', -0.5, 0.5, 0.25),
      lines: [
        { label: '1/8', style: 'soft', points: phase(0) },
        { label: '2/8', style: 'ink', points: phase(1) },
        { label: '4/8', style: 'accent', points: phase(3) },
      ],
    },
  ])
}
