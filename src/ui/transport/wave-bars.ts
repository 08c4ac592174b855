import type { Decibels } from '#contracts/units'
import { type Wave, waveLevel } from '#contracts/wave'

/** How far a bar reaches on either side, 0 to 1: as the file has it, and as enhancement makes it. */
export interface WaveBar {
  readonly before: number
  readonly after: number
}

/** Loudness to the eye: softer passages stay visible, louder ones apart. */
const bend = 0.7
/** What the loudest stretch of a file takes of the height: the rest is for what enhancement adds. */
const room = 0.74

const lengthOf = (level: Decibels, loudest: number) => room * 10 ** (((level - loudest) / 20) * bend)

/** The loudest stretch; a single click does not make all the rest small. */
const loudestOf = (levels: Uint8Array): number => {
  const sorted = Uint8Array.from(levels).sort()
  return waveLevel(sorted[Math.ceil((sorted.length - 1) * 0.98)] ?? 0)
}

const meanOver = (count: number, index: number, length: number, at: (point: number) => number): number => {
  const from = Math.min(length - 1, Math.floor((index * length) / count))
  const to = Math.max(from + 1, Math.floor(((index + 1) * length) / count))
  let sum = 0
  for (let point = from; point < to; point += 1) sum += at(point)
  return sum / (to - from)
}

/** `count` bars of an outline. `change`: how much louder the track comes out, evenly spread; empty for not at all. */
export const waveBars = (wave: Wave, change: readonly Decibels[], count: number): readonly WaveBar[] => {
  const { levels } = wave
  if (levels.length === 0) return []
  const loudest = loudestOf(levels)
  if (!Number.isFinite(loudest)) return Array.from({ length: count }, () => ({ before: 0, after: 0 }))
  return Array.from({ length: count }, (_, index) => {
    const before = Math.min(
      1,
      meanOver(count, index, levels.length, (point) => lengthOf(waveLevel(levels[point] ?? 0), loudest)),
    )
    const louder =
      change.length === 0 ? 0 : meanOver(count, index, change.length, (point) => change[point] ?? 0)
    return { before, after: Math.min(1, before * 10 ** ((louder / 20) * bend)) }
  })
}

/** The place of the bars in a drawing, in CSS pixels. */
export interface WaveFrame {
  readonly height: number
  /** From one bar to the next. */
  readonly pitch: number
  /** Of a bar; its ends are round. */
  readonly thickness: number
}

export const barCount = (width: number, { pitch }: WaveFrame): number =>
  Math.max(1, Math.floor(width / pitch))

/** An SVG path of upright strokes, one for each reach (0 to 1) around the middle. A reach of 0 is a dot. */
export const strokesPath = (reaches: readonly number[], { height, pitch, thickness }: WaveFrame): string => {
  const middle = height / 2
  const most = middle - thickness / 2
  return reaches
    .map((reach, index) => {
      const x = ((index + 0.5) * pitch).toFixed(1)
      const half = Math.max(0.01, reach * middle - thickness / 2)
      const end = Math.min(most, half)
      return `M${x} ${(middle - end).toFixed(2)}V${(middle + end).toFixed(2)}`
    })
    .join('')
}
