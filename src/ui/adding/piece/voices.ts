import { chance } from './chance'
import type { Note } from './score'

/** Sound of one note, mono, to be placed in the room. */
export type Voice = (note: Note, seconds: number, rate: number) => Float32Array

const frequencyOf = (pitch: number) => 440 * 2 ** ((pitch - 69) / 12)

const render = (seconds: number, rate: number, sample: (time: number) => number) => {
  const sound = new Float32Array(Math.ceil(seconds * rate))
  for (let index = 0; index < sound.length; index += 1) sound[index] = sample(index / rate)
  return sound
}

const tableSize = 4096

/** One turn of a wave with these strengths of its harmonics. */
const tableOf = (harmonics: readonly number[]) =>
  Float32Array.from({ length: tableSize + 1 }, (_, index) =>
    harmonics.reduce(
      (sum, strength, order) => sum + strength * Math.sin(((order + 1) * 2 * Math.PI * index) / tableSize),
      0,
    ),
  )

const dark = tableOf([1, 0.28, 0.1, 0.03])
const light = tableOf([1, 0.5, 0.34, 0.22, 0.13, 0.08, 0.05])

const look = (table: Float32Array, turns: number) => {
  const place = (turns - Math.floor(turns)) * tableSize
  const at = Math.floor(place)
  const one = table[at] ?? 0
  return one + ((table[at + 1] ?? 0) - one) * (place - at)
}

/** Rises and falls as a raised cosine. */
const ease = (share: number) => {
  if (share >= 1) return 1
  return share <= 0 ? 0 : 0.5 - 0.5 * Math.cos(Math.PI * share)
}

/** Two dark oscillators a little apart, and a light one between them that comes and goes. */
const pad: Voice = ({ pitch, strength, place }, length, rate) => {
  const frequency = frequencyOf(pitch)
  const attack = 0.9
  const release = 1.6
  return render(length + release, rate, (time) => {
    const level = ease(time / attack) * ease((length + release - time) / release)
    const open = 0.35 + 0.25 * Math.sin(2 * Math.PI * 0.11 * time + place * 3)
    const turns = frequency * time + place
    const sides = look(dark, turns * 0.9985) + look(dark, turns * 1.0016 + 0.62)
    const both = sides + look(light, turns + 0.31) * open * 2
    return both * level * strength * 0.022
  })
}

/**
 * A string, plucked: a loop of noise that loses its edge with every turn (Karplus and Strong, 1983), tuned by an
 * all-pass to a fraction of a frame (Jaffe and Smith, 1983).
 */
const pluck: Voice = ({ pitch, strength, at }, length, rate) => {
  const frequency = frequencyOf(pitch)
  const period = rate / frequency
  const loop = new Float32Array(Math.floor(period - 0.6))
  const rest = period - 0.5 - loop.length
  const tuning = (1 - rest) / (1 + rest)
  const noise = chance(Math.round(at * 977) + pitch * 131)
  let soft = 0
  for (let index = 0; index < loop.length; index += 1) {
    soft += (noise() - soft) * 0.35
    loop[index] = soft
  }
  const loss = 0.5 ** (1 / (frequency * 0.55))
  let turn = 0
  let before = 0
  let tuned = 0
  return render(length, rate, (time) => {
    const next = (turn + 1) % loop.length
    const heard = loop[turn] ?? 0
    const dulled = 0.5 * loss * (heard + (loop[next] ?? 0))
    tuned = tuning * dulled + before - tuning * tuned
    before = dulled
    loop[turn] = tuned
    turn = next
    return heard * strength * 0.5 * ease((length - time) / 0.4)
  })
}

/** A struck bar: one sine bends another, less and less. */
const bell: Voice = ({ pitch, strength }, length, rate) => {
  const frequency = frequencyOf(pitch)
  return render(length, rate, (time) => {
    const sway = 1 + 0.0016 * Math.sin(2 * Math.PI * 4.6 * time) * ease(time / 0.8)
    const phase = 2 * Math.PI * frequency * time * sway
    const bend =
      1.5 * Math.exp(-time * 5) * Math.sin(phase * 2.001) + 0.3 * Math.exp(-time * 18) * Math.sin(phase * 7)
    const level = Math.min(1, time / 0.004) * Math.exp(-time * 1.35) * ease((length - time) / 0.5)
    return Math.sin(phase + bend) * level * strength * 0.13
  })
}

const bass: Voice = ({ pitch, strength }, length, rate) => {
  const frequency = frequencyOf(pitch)
  const seconds = length + 0.15
  return render(seconds, rate, (time) => {
    const turns = 2 * Math.PI * frequency * time
    const tone =
      Math.sin(turns) + 0.35 * Math.exp(-time * 2) * Math.sin(2 * turns) + 0.12 * Math.sin(3 * turns)
    return tone * ease(time / 0.03) * ease((seconds - time) / 0.25) * Math.exp(-time * 0.4) * strength * 0.17
  })
}

const thump: Voice = ({ strength }, _, rate) =>
  render(0.5, rate, (time) => {
    const turns = 46 * time + (62 / 28) * (1 - Math.exp(-28 * time))
    return Math.sin(2 * Math.PI * turns) * Math.exp(-time * 9) * ease(time / 0.004) * strength * 0.32
  })

/** Noise between two one-pole filters. */
const hiss = (seed: number, low: number, high: number, rate: number) => {
  const noise = chance(seed)
  const [a, b] = [low, high].map((edge) => 1 - Math.exp((-2 * Math.PI * edge) / rate)) as [number, number]
  let body = 0
  let top = 0
  return () => {
    top += (noise() - top) * b
    body += (top - body) * a
    return top - body
  }
}

const brush: Voice = ({ strength, at }, _, rate) => {
  const next = hiss(Math.round(at * 613) + 7, 700, 5200, rate)
  return render(0.42, rate, (time) => next() * ease(time / 0.03) * Math.exp(-time * 11) * strength * 0.11)
}

const shaker: Voice = ({ strength, at }, _, rate) => {
  const next = hiss(Math.round(at * 389) + 3, 5000, 12_000, rate)
  return render(0.12, rate, (time) => next() * ease(time / 0.02) * Math.exp(-time * 38) * strength * 0.07)
}

export const voices: Readonly<Record<Note['voice'], Voice>> = {
  pad,
  pluck,
  bell,
  bass,
  thump,
  brush,
  shaker,
}

/** How much of each voice goes into the room. */
export const distances: Readonly<Record<Note['voice'], number>> = {
  pad: 0.35,
  pluck: 0.3,
  bell: 0.42,
  bass: 0,
  thump: 0.04,
  brush: 0.2,
  shaker: 0.16,
}
