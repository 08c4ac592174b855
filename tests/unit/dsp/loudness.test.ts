import { describe, expect, test } from 'vitest'
import { hertz, seconds } from '#contracts/units'
import { analyseFull } from '#engine/analysis/analyse-full'
import { createStepMeter } from '#engine/analysis/step-meter'
import {
  integratedLoudness,
  loudnessOf,
  momentarySteps,
  shortTermSteps,
  windowed,
} from '#engine/dsp/loudness'
import type { StereoBlock } from '#engine/sound'
import { factsOf, never, readerOf, toneParts } from './signals'

const profileOf = (sound: StereoBlock, rate: number) =>
  analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound, rate) }, never())

const repeated = (parts: readonly (readonly [number, number])[], times: number) =>
  Array.from({ length: times }, () => parts).flat()

/** K-weighted energies per step of so many seconds. */
const energiesOf = (sound: StereoBlock, rate: number, seconds = 0.1): readonly number[] => {
  const step = Math.round(rate * seconds)
  const meter = createStepMeter(hertz(rate), step)
  return Array.from({ length: Math.floor(sound.left.length / step) }, (_, index) => {
    const { weighted } = meter.read(
      sound.left.subarray(index * step, (index + 1) * step),
      sound.right.subarray(index * step, (index + 1) * step),
    )
    return weighted.mid + weighted.side
  })
}

describe.each([44_100, 48_000])(
  'integrated loudness at %i Hz agrees with EBU Tech 3341 to 0.1 LU',
  (rate) => {
    test.each([
      ['case 1', [[-23, 20]], -23],
      ['case 2', [[-33, 20]], -33],
      [
        'case 3',
        [
          [-36, 10],
          [-23, 60],
          [-36, 10],
        ],
        -23,
      ],
      [
        'case 4',
        [
          [-72, 10],
          [-36, 10],
          [-23, 60],
          [-36, 10],
          [-72, 10],
        ],
        -23,
      ],
      [
        'case 5',
        [
          [-26, 20],
          [-20, 20.1],
          [-26, 20],
        ],
        -23,
      ],
    ] as const)('%s', async (_, parts, expected) => {
      const { loudness } = await profileOf(toneParts(parts, rate), rate)
      expect(Math.abs((loudness ?? 0) - expected)).toBeLessThan(0.1)
    })
  },
)

// The player folds surround to stereo before it measures. Here each pair of channels has its own meter, and the
// standard's weights add them up: what is tested are filters, windows and gates.
test('case 6: five channels of one programme add up to -23 LUFS', () => {
  const pair = (level: number) => energiesOf(toneParts([[level, 20]], 48_000), 48_000)
  const front = pair(-28)
  const centre = pair(-24)
  const surround = pair(-30)
  const energies = front.map(
    (energy, index) => energy + (centre[index] ?? 0) / 2 + 1.41 * (surround[index] ?? 0),
  )
  expect(Math.abs((integratedLoudness(energies) ?? 0) + 23)).toBeLessThan(0.1)
})

test.each([8000, 16_000, 22_050, 32_000, 96_000])('a 1 kHz tone is as loud at %i Hz', async (rate) => {
  const { loudness } = await profileOf(toneParts([[-23, 5]], rate), rate)
  expect(Math.abs((loudness ?? 0) + 23)).toBeLessThan(0.1)
})

test('case 9: short-term loudness stands still at -23 LUFS', () => {
  const sound = toneParts(
    repeated(
      [
        [-20, 1.34],
        [-30, 1.66],
      ],
      5,
    ),
    48_000,
  )
  const shortTerm = windowed(energiesOf(sound, 48_000), shortTermSteps)
  for (const energy of shortTerm) expect(Math.abs(loudnessOf(energy) + 23)).toBeLessThan(0.1)
})

/** Cases 10, 11, 13 and 14 are twenty segments, each a tone that begins a little later than the one before. */
const segments = Array.from({ length: 20 }, (_, index) => index)

/** Highest loudness in windows of `length` seconds read every `step` seconds, of a tone that long in silence. */
const highestOf = (level: number, length: number, silence: number, step: number) => {
  const sound = toneParts(
    [
      [-200, silence],
      [level, length],
      [-200, 1],
    ],
    48_000,
  )
  const energies = energiesOf(sound, 48_000, step)
  return loudnessOf(Math.max(...windowed(energies, Math.round(length / step))))
}

test.each(segments)('case 10: a tone of 3 s has a short-term maximum of -23 LUFS (segment %i)', (index) => {
  expect(Math.abs(highestOf(-23, 3, index * 0.15, 0.1) + 23)).toBeLessThan(0.1)
})

test.each(segments)('case 11: the short-term maximum follows the tone up (segment %i)', (index) => {
  const level = -38 + index
  expect(Math.abs(highestOf(level, 3, index * 0.15, 0.1) - level)).toBeLessThan(0.1)
})

// A burst of 400 ms that begins between two steps of 100 ms cannot fill a window of four of them. The profile keeps
// no momentary maximum, so its steps stay that long; filters and windows are read here every 20 ms instead.
test.each(segments)('case 13: a tone of 400 ms has a momentary maximum of -23 LUFS (segment %i)', (index) => {
  expect(Math.abs(highestOf(-23, 0.4, index * 0.02, 0.02) + 23)).toBeLessThan(0.1)
})

test.each(segments)('case 14: the momentary maximum follows the tone up (segment %i)', (index) => {
  const level = -38 + index
  expect(Math.abs(highestOf(level, 0.4, index * 0.02, 0.02) - level)).toBeLessThan(0.1)
})

test('case 12: momentary loudness stands still at -23 LUFS', () => {
  const sound = toneParts(
    repeated(
      [
        [-20, 0.18],
        [-30, 0.22],
      ],
      25,
    ),
    48_000,
  )
  const momentary = windowed(energiesOf(sound, 48_000), momentarySteps).slice(6)
  for (const energy of momentary) expect(Math.abs(loudnessOf(energy) + 23)).toBeLessThan(0.1)
})

test.each([
  [
    '1',
    [
      [-20, 20],
      [-30, 20],
    ],
    10,
  ],
  [
    '2',
    [
      [-20, 20],
      [-15, 20],
    ],
    5,
  ],
  [
    '3',
    [
      [-40, 20],
      [-20, 20],
    ],
    20,
  ],
  [
    '4',
    [
      [-50, 20],
      [-35, 20],
      [-20, 20],
      [-35, 20],
      [-50, 20],
    ],
    15,
  ],
] as const)('loudness range agrees with EBU Tech 3342 case %s to 1 LU', async (_, parts, expected) => {
  const { range } = await profileOf(toneParts(parts, 48_000), 48_000)
  expect(Math.abs(range - expected)).toBeLessThan(1)
})

test('a track shorter than one gating block still has a loudness', async () => {
  const { loudness } = await profileOf(toneParts([[-20, 0.2]], 48_000), 48_000)
  expect(Math.abs((loudness ?? 0) + 20)).toBeLessThan(0.5)
})

test('silence has no loudness', async () => {
  expect((await profileOf(toneParts([[-200, seconds(2)]], 48_000), 48_000)).loudness).toBeNull()
})
