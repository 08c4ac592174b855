// Pictures of what changes the level: crossover, compressor, limiter.
import { chart, frequencyAxis, linearAxis } from './chart.mjs'
import { both, decibels, impulse, rate, response, through } from './measure.mjs'

/** @typedef {import('./engine.mjs').Engine} Engine */
/** @typedef {import('./chart.mjs').Point} Point */

const resting = { ratio: 2, attack: 20, release: 200, thresholds: [60, 60, 60] }

/** @param {Engine} engine */
export const crossoverPicture = async ({ load }) => {
  const { compressor } = await load('enhance/compressor')
  /** One band alone: the others' thresholds lie so low that nothing is left of them. */
  const only = (/** @type {number} */ band) => {
    const thresholds = [-400, -400, -400].map((muted, index) => (index === band ? 60 : muted))
    const stage = compressor({ ...resting, ratio: 1000, thresholds }, rate)
    through(
      stage,
      both(rate, () => 0),
    )
    return response(through(stage, impulse()).left)
  }
  const sum = response(through(compressor(resting, rate), impulse()).left)
  return chart([
    {
      title: 'Crossover of the compressor: three bands and their sum',
      x: frequencyAxis(),
      y: linearAxis('Gain, dB', -48, 6, 6),
      lines: [
        { label: 'low', style: 'ink', points: only(0) },
        { label: 'middle', style: 'soft', points: only(1) },
        { label: 'high', style: 'faint', points: only(2) },
        { label: 'sum, compressor at rest', style: 'accent', points: sum },
      ],
    },
  ])
}

/** @param {Engine} engine */
export const compressorPicture = async ({ load }) => {
  const { compressor } = await load('enhance/compressor')
  const threshold = -30
  const curve = (/** @type {number} */ ratio) =>
    Array.from({ length: 26 }, (_, i) => {
      const level = -50 + 2 * i
      // Power of a sine lies 3 dB under its peak.
      const amplitude = 10 ** ((level + 3.01) / 20)
      const tone = both(rate, (frame) => amplitude * Math.sin((2 * Math.PI * 600 * frame) / rate))
      const settings = { ratio, attack: 20, release: 150, thresholds: [threshold, threshold, threshold] }
      const late = through(compressor(settings, rate), tone).left.subarray(rate / 2)
      const power = late.reduce((so, sample) => so + sample * sample, 0) / late.length
      return /** @type {Point} */ ([level, decibels(power)])
    })
  return chart([
    {
      title: 'Compressor: 600 Hz in and out once settled, threshold −30 dBFS, knee 6 dB',
      x: linearAxis('Input, dBFS', -50, 0, 10),
      y: linearAxis('Output, dBFS', -50, 0, 10),
      lines: [
        {
          label: '1:1',
          style: 'faint',
          points: [
            [-50, -50],
            [0, 0],
          ],
        },
        { label: '1.2 (adaptive, least)', style: 'dashed', points: curve(1.2) },
        { label: '1.4 (gentle)', style: 'soft', points: curve(1.4) },
        { label: '1.8 (warm)', style: 'ink', points: curve(1.8) },
        { label: '2.2 (punchy)', style: 'accent', points: curve(2.2) },
      ],
    },
  ])
}

const limiting = { ceiling: -1, lookAhead: 10, release: 150 }

/** @param {Engine} engine */
export const limiterPicture = async ({ load }) => {
  const { limiter } = await load('enhance/limiter')
  const run = (/** @type {(frame: number) => number} */ sample) => {
    const stage = limiter(limiting, rate)
    const sound = both(rate, sample)
    const { left } = through(stage, sound)
    return { before: sound.left, after: left.subarray(stage.latency) }
  }
  const middle = rate / 4
  const ms = rate / 1000
  // A level that is never nought, so that what leaves over what came is the gain.
  const hump = (/** @type {number} */ frame) =>
    Math.abs(frame - middle) < ms ? Math.cos((Math.PI * (frame - middle)) / (2 * ms)) ** 2 : 0
  const peak = run((frame) => 0.2 + 1.38 * hump(frame))
  const gain = Array.from({ length: 451 }, (_, i) => {
    const frame = Math.round(middle + (i - 50) * ms)
    const ratio = (peak.after[frame] ?? 0) / (peak.before[frame] ?? 1)
    return /** @type {Point} */ ([i - 50, 20 * Math.log10(ratio)])
  })
  const burst = run((frame) => {
    const loud = frame >= middle && frame < middle + 20 * ms
    return (loud ? 1.6 : 0.3) * Math.sin((2 * Math.PI * 500 * (frame - middle)) / rate)
  })
  const wave = (/** @type {Float32Array} */ sound) =>
    Array.from({ length: 1000 }, (_, i) => {
      const time = -20 + i * 0.08
      return /** @type {Point} */ ([time, sound[Math.round(middle + time * ms)] ?? 0])
    })
  const ceiling = 10 ** (-1 / 20)
  return chart([
    {
      title: 'Limiter: its gain around a peak of +4 dBFS, 2 ms long',
      x: linearAxis('Time from the peak, ms', -50, 400, 50),
      y: linearAxis('Gain, dB', -6, 0, 1),
      lines: [{ points: gain }],
    },
    {
      title: 'A burst of 500 Hz, 20 ms long: what comes and what leaves',
      x: linearAxis('Time from the start of the burst, ms', -20, 60, 10),
      y: linearAxis('Full scale is 1', -2, 2, 1),
      lines: [
        { label: 'in', style: 'faint', points: wave(burst.before) },
        { label: 'out', style: 'accent', points: wave(burst.after) },
        {
          label: 'ceiling, −1 dBTP',
          style: 'dashed',
          points: [
            [-20, ceiling],
            [60, ceiling],
          ],
        },
        {
          style: 'dashed',
          points: [
            [-20, -ceiling],
            [60, -ceiling],
          ],
        },
      ],
    },
  ])
}
