import { describe, expect, test } from 'vitest'
import { decibels, hertz } from '#contracts/units'
import { bandPower, type EqualiserBand } from '#engine/dsp/equaliser-section'
import { equaliser } from '#engine/enhance/equaliser'
import { presetTable } from '#engine/enhance/preset-table'
import { runStage } from './run-stage'
import { powerAt } from './signals'

const measured = (bands: readonly EqualiserBand[], rate: number) => {
  const length = Math.round(rate / 4)
  const impulse = { left: new Float32Array(length), right: new Float32Array(length) }
  impulse.left[0] = 1
  impulse.right[0] = 1
  const { left } = runStage(equaliser(bands, hertz(rate)), impulse)
  return (frequency: number) => 10 * Math.log10(powerAt(left, frequency, rate))
}
const meant = (bands: readonly EqualiserBand[], frequency: number) =>
  bands.reduce((sum, band) => sum + 10 * Math.log10(bandPower(band, frequency)), 0)

const frequencies = [
  20, 40, 80, 150, 300, 400, 700, 1000, 1500, 2500, 4000, 5000, 7000, 9000, 11_000, 13_000, 15_000,
]

describe.each([44_100, 48_000, 96_000])('at %i Hz', (rate) => {
  test.each(Object.entries(presetTable))('%s has the curve that was drawn, to 0.1 dB', (_, { bands }) => {
    const level = measured(bands, rate)
    for (const frequency of [...frequencies, 17_000, 19_000, 20_000, rate * 0.49]) {
      expect(Math.abs(level(frequency) - meant(bands, frequency))).toBeLessThan(0.1)
    }
  })
})

test.each([8000, 11_025, 16_000, 22_050])(
  'bands above Nyquist are left out at %i Hz, the others keep their shape',
  (rate) => {
    const { bands } = presetTable.bright
    const level = measured(bands, rate)
    const kept = bands.filter(({ frequency }) => frequency <= 0.4 * rate)
    for (const frequency of frequencies.filter((each) => each < rate / 2)) {
      expect(Math.abs(level(frequency) - meant(kept, frequency))).toBeLessThan(0.2)
    }
  },
)

test('a cut undoes the boost of the same band', () => {
  const bell = { kind: 'bell', frequency: hertz(5000), q: 0.7 } as const
  const level = measured(
    [
      { ...bell, gain: decibels(3) },
      { ...bell, gain: decibels(-3) },
    ],
    44_100,
  )
  for (const frequency of frequencies) expect(Math.abs(level(frequency))).toBeLessThan(0.01)
})
