import type { ProfilePart } from '#contracts/profile-part'
import { decibelsOf, type Hertz } from '#contracts/units'
import { bandCount, codeOf, columns, rowLength } from '../dsp/band-table'
import { copySound } from '../dsp/sound-sample'
import { joinedInto } from '../joined'
import type { StereoBlock } from '../sound'
import { createStepMeter, type MidSide } from './step-meter'
import { createStepSpectrum } from './step-spectrum'
import { firstFrame, stepsPerSecond } from './steps'

/** Measures consecutive sound, 100 ms at a time. */
export const createPartMeter = (rate: Hertz) => {
  const longestStep = Math.ceil(rate / stepsPerSecond)
  const meter = createStepMeter(rate, longestStep)
  const spectrum = createStepSpectrum(rate, Math.floor(rate / stepsPerSecond))
  const left = new Float32Array(longestStep)
  const right = new Float32Array(longestStep)
  const weighted: number[] = []
  const rows: Uint8Array[] = []
  const spectra: Float64Array[] = []
  const powers = new Float64Array(spectrum.powers.length)
  const sums = { left: 0, right: 0, both: 0, samplePeak: 0, truePeak: 0 }
  let filled = 0
  let step = 0
  let unheard = 0

  const lengthOf = (index: number) => firstFrame(index + 1, rate) - firstFrame(index, rate)

  const endStep = (length: number) => {
    const whole = { left: left.subarray(0, length), right: right.subarray(0, length) }
    const reading = meter.read(whole.left, whole.right)
    step += 1
    filled = 0
    if (unheard > 0) {
      unheard -= 1
      return
    }
    spectrum.read(whole.left, whole.right)
    const energy = reading.plain.mid + reading.plain.side
    const scale = spectrum.total() > 0 ? energy / spectrum.total() : 0
    spectra.push(spectrum.thirdOctaves.map((power) => power * scale))
    addScaled(powers, spectrum.powers, scale)
    const row = new Uint8Array(rowLength)
    spread(row, columns.mid, columns.side, spectrum.bands.mid, spectrum.bands.side, reading.plain)
    spread(
      row,
      columns.midWeighted,
      columns.sideWeighted,
      spectrum.bands.midWeighted,
      spectrum.bands.sideWeighted,
      reading.weighted,
    )
    row[columns.peak] = codeOf(decibelsOf(reading.truePeak))
    rows.push(row)
    weighted.push(reading.weighted.mid + reading.weighted.side)
    sums.left += reading.left
    sums.right += reading.right
    sums.both += reading.both
    sums.samplePeak = Math.max(sums.samplePeak, reading.samplePeak)
    sums.truePeak = Math.max(sums.truePeak, reading.truePeak)
  }

  const push = (block: StereoBlock): void => {
    for (let at = 0; at < block.left.length; ) {
      const length = lengthOf(step)
      const count = Math.min(length - filled, block.left.length - at)
      copySound(block.left, at, left, filled, count)
      copySound(block.right, at, right, filled, count)
      at += count
      filled += count
      if (filled === length) endStep(length)
    }
  }

  /**
   * Goes on with sound from elsewhere, its first frame that of `first` (steps from wherever counting begins): what
   * comes in the first `warmUp` steps only settles the filters.
   */
  const jump = (warmUp: number, first = 0): void => {
    meter.reset()
    filled = 0
    step = first
    unheard = warmUp
  }

  /** Closes a last, shorter step with silence and hands over what was measured. */
  const finish = (): ProfilePart => {
    if (filled > 0) {
      const length = lengthOf(step)
      left.fill(0, filled, length)
      right.fill(0, filled, length)
      endStep(length)
    }
    return {
      table: joinedInto(new Uint8Array(rows.length * rowLength), rows),
      weighted: Float64Array.from(weighted),
      spectra: joinedInto(new Float32Array(spectra.length * spectrum.centres.length), spectra),
      powers,
      sums,
    }
  }

  return { push, jump, finish }
}

const addScaled = (into: Float64Array, values: Float64Array, scale: number): void => {
  for (let i = 0; i < into.length; i += 1) into[i] = (into[i] as number) + (values[i] as number) * scale
}

/** Writes the bands of a row: shares from the spectrum, scaled so that they add up to the step's true energies. */
const spread = (
  row: Uint8Array,
  midColumn: number,
  sideColumn: number,
  mid: Float64Array,
  side: Float64Array,
  energy: MidSide,
) => {
  const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)
  const midScale = energy.mid / (sumOf(mid) || 1)
  const sideScale = energy.side / (sumOf(side) || 1)
  for (let band = 0; band < bandCount; band += 1) {
    row[midColumn + band] = codeOf(10 * Math.log10((mid[band] as number) * midScale))
    row[sideColumn + band] = codeOf(10 * Math.log10((side[band] as number) * sideScale))
  }
}
