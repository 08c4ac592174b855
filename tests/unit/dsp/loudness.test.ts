import { describe, expect, test } from 'vitest'
import { hertz, seconds } from '#contracts/units'
import { analyseFull } from '#engine/analysis/analyse-full'
import { createStepMeter } from '#engine/analysis/step-meter'
import { loudnessOf, momentarySteps, shortTermSteps, windowed } from '#engine/dsp/loudness'
import type { StereoBlock } from '#engine/sound'
import { factsOf, never, readerOf, toneParts } from './signals'

const profileOf = (sound: StereoBlock, rate: number) =>
  analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound, rate) }, never())

const repeated = (parts: readonly (readonly [number, number])[], times: number) =>
  Array.from({ length: times }, () => parts).flat()

/** K-weighted energies per 100 ms. */
const energiesOf = (sound: StereoBlock, rate: number): readonly number[] => {
  const step = rate / 10
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

test.each([0, 3, 10, 19])(
  'case 10: a tone of 3 s has a short-term maximum of -23 LUFS (segment %i)',
  (index) => {
    const sound = toneParts(
      [
        [-200, index * 0.15],
        [-23, 3],
        [-200, 1],
      ],
      48_000,
    )
    const shortTerm = windowed(energiesOf(sound, 48_000), shortTermSteps)
    expect(Math.abs(loudnessOf(Math.max(...shortTerm)) + 23)).toBeLessThan(0.1)
  },
)

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
