export const presets = ['adaptive', 'warm', 'bright', 'punchy', 'gentle'] as const
export type Preset = (typeof presets)[number]

export const originalFormats = ['webm', 'source'] as const
export type OriginalFormat = (typeof originalFormats)[number]

declare const intensity: unique symbol
/** 0 to 1, kept to two decimals. */
export type Intensity = number & { readonly [intensity]: true }
export const intensityOf = (value: number) =>
  (Math.round(Math.min(1, Math.max(0, value)) * 100) / 100) as Intensity
export const fullIntensity = intensityOf(1)

/**
 * What a listener asks to hear. `pcm` is the decoded source as WAV: what `/file?enhanced=false` answers, and
 * how original mode sounds where there are no Media Source Extensions.
 */
export type Variant =
  | { readonly mode: 'original'; readonly format: OriginalFormat }
  | { readonly mode: 'original'; readonly format: 'pcm' }
  | { readonly mode: 'enhanced'; readonly preset: Preset; readonly intensity: Intensity }

export type Enhanced = Extract<Variant, { mode: 'enhanced' }>

export type VariantKey = string & { readonly __variantKey: true }

/** The one spelling of a variant: cache key, ETag and file name. `enhanced/warm/070`, `original/source`. */
export const variantKey = (variant: Variant): VariantKey => {
  if (variant.mode === 'original') return `original/${variant.format}` as VariantKey
  const hundredths = String(Math.round(variant.intensity * 100)).padStart(3, '0')
  return `enhanced/${variant.preset}/${hundredths}` as VariantKey
}

/** True for the variants that leave as WAV with a length known beforehand. */
export const isWav = (variant: Variant): boolean => variant.mode === 'enhanced' || variant.format === 'pcm'
