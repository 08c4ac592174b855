import type { SoundFacts } from '#contracts/sound-facts'
import { frames } from '#contracts/units'
import type { Wave } from '#contracts/wave'
import { codeOf } from '../dsp/band-table'
import type { StereoBlock } from '../sound'
import type { AnalysedSource } from './analysed-source'

/** Windows, a power of two: enough for every bar of a wide drawing to have one near. */
const windowCount = 128
/** The listener sees it grow this often. */
const toldEvery = 8

/** 0 to `count` − 1 so that any beginning of it lies evenly spread: bits in reverse. */
export const evenlySpread = (count: number): readonly number[] => {
  const bits = Math.log2(count)
  return Array.from({ length: count }, (_, index) => {
    let reversed = 0
    for (let bit = 0; bit < bits; bit += 1) if (index & (1 << bit)) reversed |= 1 << (bits - 1 - bit)
    return reversed
  })
}

/**
 * The outline of a track in a time that hardly depends on its length: short windows, first far apart, then between
 * those heard before. A decoder that cannot leap hears them in their order. Throws at abort.
 */
export const sketchWave = async (
  { facts, read }: AnalysedSource,
  signal: AbortSignal,
  tell?: (wave: Wave) => void,
): Promise<Wave> => {
  const levels = new Uint8Array(windowCount)
  const peaks = new Uint8Array(windowCount)
  const order = leaps(facts)
    ? evenlySpread(windowCount)
    : Array.from({ length: windowCount }, (_, index) => index)
  const heard: number[] = []
  const wave = (): Wave =>
    heard.length === windowCount
      ? { kind: 'coarse', levels: levels.slice(), peaks: peaks.slice() }
      : { kind: 'coarse', ...filledIn(levels, peaks, heard) }
  for (const window of order) {
    signal.throwIfAborted()
    const total = { energy: 0, peak: 0, length: 0 }
    for await (const block of read(windowOf(facts, window), signal)) add(total, block)
    levels[window] = codeOf(10 * Math.log10(total.energy / Math.max(1, total.length)))
    peaks[window] = codeOf(20 * Math.log10(total.peak))
    heard.push(window)
    if (heard.length % toldEvery === 0) tell?.(wave())
  }
  return wave()
}

const leaps = ({ decoder }: SoundFacts) => decoder !== 'ffmpeg'

/** At most a tenth of a second in the middle of each share; all of it where the shares are shorter. */
const windowOf = ({ sampleRate, totalFrames }: SoundFacts, index: number) => {
  const share = totalFrames / windowCount
  const length = Math.min(share, sampleRate / 10)
  const from = Math.floor((index + 0.5) * share - length / 2)
  return { from: frames(from), to: frames(Math.min(totalFrames, Math.max(from, Math.ceil(from + length)))) }
}

const add = (total: { energy: number; peak: number; length: number }, { left, right }: StereoBlock) => {
  for (let frame = 0; frame < left.length; frame += 1) {
    const l = left[frame] as number
    const r = right[frame] as number
    total.energy += l * l + r * r
    total.peak = Math.max(total.peak, Math.abs(l), Math.abs(r))
  }
  total.length += left.length
}

/** What was not heard yet lies on the line between its nearest neighbours. */
const filledIn = (levels: Uint8Array, peaks: Uint8Array, heard: readonly number[]) => {
  const known = [...heard].sort((one, other) => one - other)
  const between = (values: Uint8Array) => {
    let at = 0
    return Uint8Array.from({ length: values.length }, (_, window) => {
      while (at + 1 < known.length && (known[at + 1] ?? 0) <= window) at += 1
      const left = known[at] ?? 0
      const right = known[at + 1] ?? left
      const share = right > left ? Math.max(0, (window - left) / (right - left)) : 0
      return Math.round((values[left] ?? 0) * (1 - share) + (values[right] ?? 0) * share)
    })
  }
  return { levels: between(levels), peaks: between(peaks) }
}
