import { decibels, frames, hertz } from '#contracts/units'
import { analyseFull } from '#engine/analysis/analyse-full'
import { chainFor } from '#engine/enhance/chain'
import { compressor } from '#engine/enhance/compressor'
import { equaliser } from '#engine/enhance/equaliser'
import { gain } from '#engine/enhance/gain'
import { limiter } from '#engine/enhance/limiter'
import { presetTable } from '#engine/enhance/preset-table'
import { renderEnhanced } from '#engine/enhance/render'
import type { Stage } from '#engine/enhance/stage'
import { trim } from '#engine/enhance/trim'
import { width } from '#engine/enhance/width'
import { takeWorkspace } from '#engine/kernels/workspace'
import type { StereoBlock } from '#engine/sound'
import { dynamics, limiting } from '../unit/dsp/busy-settings'
import { factsOf, music, never, readerOf } from '../unit/dsp/signals'

const rate = hertz(44_100)
const duration = 30
const length = duration * rate
const grid = 2048
const tries = 25
/** What the first runs only warm up. */
const unmeasured = 3

/** Every stage at work: five bands, three bands of compression, width, +6 dB into the limiter. */
const { bands } = presetTable.warm
const wide = { width: 1.05, monoBass: 1 }
const makeup = decibels(6)
const parts = { bands, dynamics, width: wide, makeup, limiter: limiting }

const workspace = takeWorkspace()
const desk = { left: workspace.floats(grid), right: workspace.floats(grid) }
const start = workspace.mark()

const stages: Readonly<Record<string, () => Stage>> = {
  'whole chain': () => chainFor(parts, rate, workspace),
  trim: () => trim(workspace),
  equaliser: () => equaliser(bands, rate, workspace),
  compressor: () => compressor(dynamics, rate, workspace),
  width: () => width(wide, rate, workspace),
  gain: () => gain(makeup, workspace),
  limiter: () => limiter(limiting, rate, workspace),
}

/** Milliseconds a stage needs for the sound, which it changes in place, block by block as a rendering does. */
const timeOf = (make: () => Stage, sound: StereoBlock): number => {
  workspace.release(start)
  const stage = make()
  const started = performance.now()
  for (let from = 0; from < length; from += grid) {
    const to = Math.min(length, from + grid)
    desk.left.set(sound.left.subarray(from, to))
    desk.right.set(sound.right.subarray(from, to))
    stage.process(desk)
    sound.left.set(desk.left.subarray(0, to - from), from)
    sound.right.set(desk.right.subarray(0, to - from), from)
  }
  return performance.now() - started
}

/** The sound that is measured: 30 s, left and right in turn, 32-bit. */
export const soundMeasured = (): Float32Array => {
  const { left, right } = music(duration, rate, 0.5)
  return Float32Array.from({ length: 2 * length }, (_, i) => (i % 2 === 0 ? left : right)[i >> 1] ?? 0)
}

/** Times by name, in milliseconds but for the profile: as many seconds of sound per second. */
export const measureChain = async (): Promise<Record<string, number[]>> => {
  const sound = music(duration, rate, 0.5)
  const total = frames(length)
  const figures: Record<string, number[]> = {}
  const settings = {
    ...parts,
    bypass: false,
    forecast: { loudness: null, limiting: decibels(0), undershot: false },
  }
  const afterSeek = async () => {
    const range = { from: frames(20 * rate), to: frames(21 * rate) }
    const job = { settings, rate, range, total, read: readerOf(sound), signal: never() }
    const started = performance.now()
    for await (const _ of renderEnhanced(job));
    return performance.now() - started
  }
  const profiling = async () => {
    const started = performance.now()
    await analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound, rate) }, never())
    return (duration * 1000) / (performance.now() - started)
  }
  for (let attempt = -unmeasured; attempt < tries; attempt += 1) {
    const note = (name: string, value: number) => {
      if (attempt >= 0) figures[name] = [...(figures[name] ?? []), value]
    }
    // Each stage hears what the stages before it made.
    const passed = { left: sound.left.slice(), right: sound.right.slice() }
    for (const [name, make] of Object.entries(stages)) {
      const whole = name === 'whole chain'
      const heard = whole ? { left: sound.left.slice(), right: sound.right.slice() } : passed
      note(name, timeOf(make, heard))
    }
    note('seek', await afterSeek())
    note('profile', await profiling())
  }
  return figures
}
