import { type Accent, accentOf, leadingColour, oklchText } from './accent'

/** Enough pixels to know a picture's colours by. */
const side = 32

const pixelsOf = async (url: string): Promise<Uint8ClampedArray | null> => {
  const picture = new Image()
  picture.src = url
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(picture, 0, 0, side, side)
  return context?.getImageData(0, 0, side, side).data ?? null
}

const known = new Map<string, Accent | null>()
const most = 64

export const wearAccent = {
  /** The accent of a picture; null for a grey one. */
  find: async (url: string): Promise<Accent | null> => {
    const before = known.get(url)
    if (before !== undefined) return before
    const pixels = await pixelsOf(url)
    const colour = pixels && leadingColour(pixels)
    const accent = colour ? accentOf(colour) : null
    if (known.size >= most) known.clear()
    known.set(url, accent)
    return accent
  },
  /** Colours the page; null gives it back its own. */
  wear: (accent: Accent | null): void => {
    const { style } = document.documentElement
    const names = ['--accent', '--accent-soft'] as const
    if (!accent) {
      for (const name of names) style.removeProperty(name)
      return
    }
    const both = (light: string, dark: string) => `light-dark(${light}, ${dark})`
    const soft = (lightness: number, chroma: number, hue: number) => oklchText({ lightness, chroma, hue })
    style.setProperty('--accent', both(oklchText(accent.light), oklchText(accent.dark)))
    style.setProperty(
      '--accent-soft',
      both(soft(0.94, 0.03, accent.light.hue), soft(0.29, 0.045, accent.dark.hue)),
    )
  },
}
