import { frames, type Hertz, hertz } from '#contracts/units'
import { filterMono, filterStereo, monoState, stereoState } from '../dsp/biquad'
import { allPass, lowPass } from '../dsp/butterworth'
import { longestBlock, type Stage, stageOf } from './stage'

export interface WidthSettings {
  /** Gain of the side signal: 1 leaves it, 0 is mono. */
  readonly width: number
  /** How much of the side signal under 110 Hz is taken away: 0 to 1. */
  readonly monoBass: number
}

const monoBelow = hertz(110)

/** Power gain of the side signal at a frequency, as {@link width} gives it. */
export const sidePower = (settings: WidthSettings, frequency: number): number => {
  const fourth = (frequency / monoBelow) ** 4
  return ((settings.width * fourth + 1 - settings.monoBass) / (fourth + 1)) ** 2
}

/**
 * Stereo width with mono bass. The side signal is split (Linkwitz–Riley, 4th order), its low part taken down and
 * its high part scaled; the mid signal passes the split's all-pass, so both stay in phase and mono keeps its level.
 */
export const width = (settings: WidthSettings, rate: Hertz): Stage => {
  const low = lowPass(monoBelow, rate)
  const around = allPass(monoBelow, rate)
  const state = new Float64Array(stereoState + 2 * monoState)
  const mid = new Float32Array(longestBlock)
  const side = new Float32Array(longestBlock)
  const bass = new Float32Array(longestBlock)
  const lowGain = 1 - settings.monoBass
  return stageOf(frames(0), [state], ({ left, right }) => {
    const length = left.length
    for (let i = 0; i < length; i += 1) {
      const l = left[i] as number
      const r = right[i] as number
      mid[i] = (l + r) / 2
      side[i] = (l - r) / 2
    }
    filterMono(low, state, stereoState, side, bass, length)
    filterMono(low, state, stereoState + monoState, bass, bass, length)
    filterStereo(around, state, 0, mid, side, mid, side, length)
    for (let i = 0; i < length; i += 1) {
      const m = mid[i] as number
      const b = bass[i] as number
      const s = ((side[i] as number) - b) * settings.width + b * lowGain
      left[i] = m + s
      right[i] = m - s
    }
  })
}
