import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accentOf, contrast, leadingColour, type Oklch, oklchOf, oklchText } from '#ui/listening/accent'

const white: Oklch = { lightness: 1, chroma: 0, hue: 0 }
/** What is filled, the darkest light paper and the lightest dark one, as in the tokens. */
const sunk: Oklch = { lightness: 0.955, chroma: 0.008, hue: 80 }
const sunkDark: Oklch = { lightness: 0.255, chroma: 0.01, hue: 60 }
const accentInk: Oklch = { lightness: 0.99, chroma: 0.01, hue: 60 }
const accentInkDark: Oklch = { lightness: 0.18, chroma: 0.03, hue: 50 }

const picture = (...colours: readonly (readonly [number, number, number, number])[]) =>
  Uint8ClampedArray.from(
    colours.flatMap(([red, green, blue, count]) =>
      Array.from({ length: count }, () => [red, green, blue, 255]).flat(),
    ),
  )

describe('the accent of a picture', () => {
  test('knows its colours: black on white is as far apart as can be', () => {
    expect(contrast(white, { lightness: 0, chroma: 0, hue: 0 })).toBeCloseTo(21, 1)
    const red = oklchOf(255, 0, 0)
    expect(red.lightness).toBeCloseTo(0.628, 2)
    expect(red.chroma).toBeCloseTo(0.258, 2)
    expect(red.hue).toBeCloseTo(29.2, 0)
  })

  test('can be read on every paper and written on in both themes, whatever the picture', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.37, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (chroma, hue) => {
          const { light, dark } = accentOf({ lightness: 0.6, chroma, hue })
          for (const paper of [white, sunk, accentInk])
            expect(contrast(light, paper)).toBeGreaterThanOrEqual(4.5)
          for (const paper of [sunkDark, accentInkDark])
            expect(contrast(dark, paper)).toBeGreaterThanOrEqual(4.5)
        },
      ),
    )
  })

  test('is the vivid colour of a mostly grey picture, and none of a grey one', () => {
    const found = leadingColour(picture([128, 128, 128, 800], [30, 60, 220, 224]))
    expect(found?.hue).toBeGreaterThan(240)
    expect(found?.hue).toBeLessThan(290)
    expect(leadingColour(picture([90, 90, 90, 500], [200, 200, 200, 524]))).toBeNull()
    expect(leadingColour(new Uint8ClampedArray())).toBeNull()
  })

  test('is spelt as CSS takes it', () => {
    expect(oklchText({ lightness: 0.54, chroma: 0.15, hue: 38 })).toBe('oklch(54.0% 0.150 38.0)')
  })
})
