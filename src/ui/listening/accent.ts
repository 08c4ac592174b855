/** A colour as it is mixed: lightness 0 to 1, chroma, hue in degrees. */
export interface Oklch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

/** What follows the artwork, for both themes. */
export interface Accent {
  readonly light: Oklch
  readonly dark: Oklch
}

type Rgb = readonly [red: number, green: number, blue: number]

const toLinear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** sRGB, 0 to 255, as OKLCH (Ottosson). */
export const oklchOf = (red: number, green: number, blue: number): Oklch => {
  const [r, g, b] = [red, green, blue].map((value) => toLinear(value / 255)) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, bb),
    hue: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360,
  }
}

const linearOf = ({ lightness, chroma, hue }: Oklch): Rgb => {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const isShowable = (colour: Oklch) => linearOf(colour).every((value) => value >= -0.0005 && value <= 1.0005)

const luminanceOf = (colour: Oklch): number => {
  const [r, g, b] = linearOf(colour).map((value) => Math.min(1, Math.max(0, value))) as [
    number,
    number,
    number,
  ]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG contrast of two colours, 1 to 21. */
export const contrast = (one: Oklch, other: Oklch): number => {
  const [a, b] = [luminanceOf(one), luminanceOf(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const grey = (lightness: number): Oklch => ({ lightness, chroma: 0.008, hue: 70 })
/** The papers an accent is written on, as in the tokens: what is filled, in either theme. */
const papers = { light: grey(0.955), dark: grey(0.255) } as const
/** What is written on the accent itself. */
const inks = { light: grey(0.99), dark: grey(0.18) } as const
/** WCAG asks for 4.5. */
const enough = 4.6

/** Greyer than this and a picture has no colour to follow. */
const colourful = 0.045
const sectors = 24

/** The colour that a picture is remembered by: hues count by how much and how vividly they are there. */
export const leadingColour = (pixels: Uint8ClampedArray): Oklch | null => {
  const weights = new Float64Array(sectors)
  const sums = Array.from({ length: sectors }, () => ({ x: 0, y: 0, chroma: 0, lightness: 0 }))
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const colour = oklchOf(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)
    if (colour.chroma < colourful || colour.lightness < 0.2 || colour.lightness > 0.95) continue
    const weight = colour.chroma ** 1.5
    const sector = Math.floor((colour.hue / 360) * sectors) % sectors
    const sum = sums[sector]
    if (!sum) continue
    weights[sector] = (weights[sector] ?? 0) + weight
    sum.x += Math.cos((colour.hue * Math.PI) / 180) * weight
    sum.y += Math.sin((colour.hue * Math.PI) / 180) * weight
    sum.chroma += colour.chroma * weight
    sum.lightness += colour.lightness * weight
  }
  const best = weights.indexOf(Math.max(...weights))
  const [weight, sum] = [weights[best] ?? 0, sums[best]]
  // A speck of colour in a grey picture leads nobody.
  if (!sum || weight === 0 || weight < (pixels.length / 4) * 0.0004) return null
  return {
    lightness: sum.lightness / weight,
    chroma: sum.chroma / weight,
    hue: ((Math.atan2(sum.y, sum.x) * 180) / Math.PI + 360) % 360,
  }
}

const shown = (colour: Oklch): Oklch => {
  let { chroma } = colour
  while (chroma > 0 && !isShowable({ ...colour, chroma })) chroma -= 0.004
  return { ...colour, chroma: Math.max(0, chroma) }
}

const readable = (from: Oklch, step: number, paper: Oklch, ink: Oklch): Oklch => {
  let colour = shown(from)
  for (let lightness = from.lightness; lightness > 0.2 && lightness < 0.97; lightness += step) {
    colour = shown({ ...from, lightness })
    if (contrast(colour, paper) >= enough && contrast(colour, ink) >= enough) return colour
  }
  return colour
}

/** An accent of a colour that can be read on the paper and written on, in either theme. */
export const accentOf = ({ chroma, hue }: Oklch): Accent => {
  const vivid = Math.min(0.16, Math.max(0.09, chroma))
  return {
    light: readable({ lightness: 0.58, chroma: vivid, hue }, -0.01, papers.light, inks.light),
    dark: readable({ lightness: 0.74, chroma: Math.min(0.13, vivid), hue }, 0.01, papers.dark, inks.dark),
  }
}

/** As CSS takes it. */
export const oklchText = ({ lightness, chroma, hue }: Oklch): string =>
  `oklch(${(lightness * 100).toFixed(1)}% ${chroma.toFixed(3)} ${hue.toFixed(1)})`
