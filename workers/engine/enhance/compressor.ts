import { type Decibels, frames, type Hertz, hertz, type Milliseconds } from '#contracts/units'
import { stereoState } from '../dsp/biquad'
import { splitPoles } from '../dsp/butterworth'
import { reductionAt } from '../dsp/dynamics-curve'
import { longestBlock, takeWorkspace, type Workspace } from '../kernels/workspace'
import { type Stage, stageOf } from './stage'

export interface CompressorSettings {
  readonly ratio: number
  readonly attack: Milliseconds
  readonly release: Milliseconds
  /** Of the low, middle and high band: level of the mean of both channels' power, dBFS. */
  readonly thresholds: readonly [Decibels, Decibels, Decibels]
}

export const splits = [hertz(140), hertz(2800)] as const

/** Time constant of the power detector: long enough to ride over the waveform of a bass note. */
const detectorTime = 0.015
/** Silence to the detector, so that a logarithm is always finite. */
const quietest = 1e-14
/** This far under the threshold, in dB, the knee is surely out of reach and no logarithm is needed. */
const clearlyUnder = 4

/** Places of a row of numbers, one per band, in the registers that the ride shares with its kernel. */
const rows = { power: 0, gain: 4, step: 8 } as const

/** Cuts a block into three bands, held in arrays of the workspace. */
const createSplitter = (rate: Hertz, workspace: Workspace) => {
  const { run } = workspace
  const [lowSplit, highSplit] = splits
  const splitting = highSplit < 0.45 * rate
  const lowPoles = workspace.doubles(3)
  const highPoles = workspace.doubles(3)
  lowPoles.set(splitPoles(lowSplit, rate))
  if (splitting) highPoles.set(splitPoles(highSplit, rate))
  // Two low-passes and the all-pass of each split, and the second all-pass on the low band.
  const state = workspace.doubles(7 * stereoState)
  const secondState = state.byteOffset + 3 * stereoState * 8
  const part = () => workspace.floats(longestBlock).byteOffset
  const bands = {
    lowLeft: part(),
    lowRight: part(),
    midLeft: part(),
    midRight: part(),
    highLeft: part(),
    highRight: part(),
  }
  const { lowLeft, lowRight, midLeft, midRight, highLeft, highRight } = bands
  const split = (left: number, right: number, length: number) => {
    const [low, high] = [lowPoles.byteOffset, highPoles.byteOffset]
    run.splitLow(low, state.byteOffset, left, right, lowLeft, lowRight, midLeft, midRight, length)
    // Where there is no room for the second split the high band stays as it was made: silent.
    if (splitting)
      run.splitHigh(high, secondState, lowLeft, lowRight, midLeft, midRight, highLeft, highRight, length)
  }
  return { state, bands, split }
}

/**
 * Three-band feed-forward compressor, log domain, linked channels. Linkwitz–Riley splits of 4th order whose high
 * sides are all-pass minus low side, so that the bands at rest add up to an all-pass whatever rounding does.
 * Levels are read and gains set every 0.7 ms or so; between two settings the gain moves in a straight line.
 */
export const compressor = (settings: CompressorSettings, rate: Hertz, workspace = takeWorkspace()): Stage => {
  const { run } = workspace
  const period = Math.max(8, Math.round(rate / 1400))
  const slope = 1 - 1 / settings.ratio
  const coefficient = (time: number) => 1 - Math.exp(-period / (time * rate))
  const attack = coefficient(settings.attack / 1000)
  const release = coefficient(settings.release / 1000)
  const follow = coefficient(detectorTime)
  const unheard = settings.thresholds.map((threshold) => 10 ** ((threshold - clearlyUnder) / 10))

  const { state, bands, split } = createSplitter(rate, workspace)
  const { lowLeft, lowRight, midLeft, midRight, highLeft, highRight } = bands
  const riding = workspace.doubles(12)
  riding.fill(1, rows.gain, rows.gain + 3)
  /** Per band: followed power, reduction in dB, and the gain that is. */
  const followed = new Float64Array(3)
  const reductions = new Float64Array(3)
  const gains = new Float64Array(3).fill(1)
  const clock = Float64Array.of(0)

  /** Ends a period of one band: the line its gain follows through the next. */
  const aim = (band: number, threshold: number) => {
    const last = followed[band] as number
    const power = last + ((riding[rows.power + band] as number) / (2 * period) - last) * follow
    const wanted =
      power + quietest < (unheard[band] as number)
        ? 0
        : reductionAt(10 * Math.log10(power + quietest) - threshold, slope)
    const before = reductions[band] as number
    let reduction = before + (wanted - before) * (wanted > before ? attack : release)
    if (reduction < 1e-9) reduction = 0
    // The gain is set anew from the reduction, so that rounding never adds up along the lines.
    const from = gains[band] as number
    const to = reduction === 0 ? 1 : 10 ** (-reduction / 20)
    followed[band] = power
    reductions[band] = reduction
    gains[band] = to
    riding[rows.power + band] = 0
    riding[rows.gain + band] = from
    riding[rows.step + band] = (to - from) / period
  }

  const registers = [state, riding, followed, reductions, gains, clock]
  return stageOf(workspace, frames(0), registers, (left, right, length) => {
    split(left, right, length)
    let phase = clock[0] as number
    for (let from = 0; from < length; ) {
      const to = Math.min(length, from + period - phase)
      run.ride(
        riding.byteOffset,
        lowLeft,
        lowRight,
        midLeft,
        midRight,
        highLeft,
        highRight,
        left,
        right,
        from,
        to,
      )
      phase += to - from
      from = to
      if (phase === period) {
        phase = 0
        for (let band = 0; band < 3; band += 1) aim(band, settings.thresholds[band] as number)
      }
    }
    clock[0] = phase
  })
}
