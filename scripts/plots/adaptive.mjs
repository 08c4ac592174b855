// Picture of the adaptive preset at work on a dark piece.
import { chart, frequencyAxis, linearAxis } from './chart.mjs'
import { frequencies, rate } from './measure.mjs'

/** @typedef {import('./engine.mjs').Engine} Engine */
/** @typedef {import('./engine.mjs').Sound} Sound */
/** @typedef {import('./chart.mjs').Point} Point */
/** @typedef {{ centre: number, level: number }} BandLevel */

const seconds = 20

/** Noise that falls 6 dB per octave from 100 Hz and 12 from 1 kHz, beaten and swelling, a little wide. @returns {Sound} */
const darkPiece = () => {
  let seed = 1
  const noise = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 31 - 1
  }
  const left = new Float32Array(seconds * rate)
  const right = new Float32Array(seconds * rate)
  const registers = [0, 0, 0]
  for (let frame = 0; frame < left.length; frame += 1) {
    const white = noise()
    registers[0] = 0.985 * (registers[0] ?? 0) + 0.015 * white
    registers[1] = 0.85 * (registers[1] ?? 0) + 0.15 * registers[0]
    registers[2] = 0.98 * (registers[2] ?? 0) + 0.004 * noise()
    const swell = 0.3 + 0.7 * Math.sin((Math.PI * frame) / (9 * rate)) ** 2
    const beat = 0.5 + Math.exp((-6 * (frame % (rate / 2))) / rate)
    const middle = (0.1 * registers[0] + 0.9 * registers[1]) * beat * swell
    left[frame] = middle + registers[2] * swell
    right[frame] = middle - registers[2] * swell
  }
  return { left, right }
}

/** @param {Sound} sound */
const readerOf = ({ left, right }) =>
  /** @param {{ from: number, to: number }} range */
  async function* ({ from, to }) {
    for (let at = from; at < to; at += rate) {
      const end = Math.min(to, at + rate)
      yield { from: at, left: left.slice(at, end), right: right.slice(at, end) }
    }
  }

/** @param {Engine} engine */
export const adaptivePicture = async ({ load }) => {
  const { analyseFull } = await load('analysis/analyse-full')
  const { settingsFor } = await load('enhance/settings')
  const { renderEnhanced } = await load('enhance/render')
  const { popularLevel } = await load('enhance/adaptive')
  const { bandPower } = await load('dsp/equaliser-section')
  const sound = darkPiece()
  const total = sound.left.length
  const signal = new AbortController().signal
  const facts = { sampleRate: rate, totalFrames: total }
  const profileOf = (/** @type {Sound} */ of) => analyseFull({ facts, read: readerOf(of) }, signal)
  const before = await profileOf(sound)
  const settings = settingsFor(before, 'adaptive', 1, -14)
  const out = { left: new Float32Array(total), right: new Float32Array(total) }
  const job = { settings, rate, range: { from: 0, to: total }, total, read: readerOf(sound), signal }
  for await (const block of renderEnhanced(job)) {
    out.left.set(block.left, block.from)
    out.right.set(block.right, block.from)
  }
  const after = await profileOf(out)

  /** Levels so shifted that they lie around the curve, as adaptive sees them. @returns {Point[]} */
  const aligned = (/** @type {BandLevel[]} */ spectrum) => {
    const heard = spectrum.filter(({ centre }) => centre >= 40 && centre < 16_000)
    const mean = heard.reduce((so, { centre, level }) => so + level - popularLevel(centre), 0) / heard.length
    return heard.map(({ centre, level }) => [centre, level - mean])
  }
  const curve = frequencies(40, 16_000)
  const chosenAt = (/** @type {number} */ frequency) =>
    10 *
    Math.log10(
      settings.bands.reduce(
        (/** @type {number} */ so, /** @type {unknown} */ band) => so * bandPower(band, frequency),
        1,
      ),
    )
  /** Third octaves that came out louder than others; how much louder all of them are is not the equaliser's. */
  const changes = before.spectrum
    .map((/** @type {BandLevel} */ { centre, level }, /** @type {number} */ i) => ({
      centre,
      level: after.spectrum[i].level - level,
    }))
    .filter((/** @type {BandLevel} */ { centre }) => centre >= 40 && centre < 16_000)
  const raised =
    changes.reduce(
      (/** @type {number} */ so, /** @type {BandLevel} */ { centre, level }) => so + level - chosenAt(centre),
      0,
    ) / changes.length
  return chart([
    {
      title: 'Adaptive on a dark piece: third-octave levels',
      x: frequencyAxis(40, 16_000),
      y: linearAxis('Level, dB, aligned', -40, 10, 10),
      lines: [
        {
          label: 'curve of popular music',
          style: 'dashed',
          points: curve.map((frequency) => [frequency, popularLevel(frequency)]),
        },
        { label: 'before', style: 'soft', points: aligned(before.spectrum) },
        { label: 'after', style: 'accent', points: aligned(after.spectrum) },
      ],
    },
    {
      title: 'What it chose to do about it',
      x: frequencyAxis(40, 16_000),
      y: linearAxis('Gain, dB', -4, 4, 1),
      lines: [
        {
          label: 'equaliser chosen',
          style: 'accent',
          points: curve.map((frequency) => [frequency, chosenAt(frequency)]),
        },
        {
          label: 'after less before, mean aligned; the compressor adds to it',
          style: 'dashed',
          points: changes.map((/** @type {BandLevel} */ { centre, level }) => [centre, level - raised]),
        },
      ],
    },
  ])
}
