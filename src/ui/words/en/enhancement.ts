import type { Preset } from '#contracts/variant'

/** What the enhancement panel says. */
export const enhancement = {
  enhance: 'Enhance',
  enhancement: 'Enhancement',
  original: 'Original',
  enhanced: 'Enhanced',
  preset: 'Preset',
  presetNames: {
    adaptive: 'Adaptive',
    warm: 'Warm',
    bright: 'Bright',
    punchy: 'Punchy',
    gentle: 'Gentle',
  } satisfies Record<Preset, string>,
  intensity: 'Intensity',
  equaliserCurve: 'Equaliser, 30 Hz to 16 kHz',
  adaptiveWhy: 'takes its balance from the sound of each song.',
  barely: 'barely touches the balance at this intensity.',
  untouched: 'At intensity 0 the sound is left exactly as it is.',
  lifts: (band: string, amount: string) => `lifts ${band} by ${amount}\u00a0dB`,
  eases: (band: string, amount: string) => `eases ${band} by ${amount}\u00a0dB`,
  and: ' and ',
  adaptiveBalanced: 'finds the balance of this song right as it is.',
  landing: (change: string, loudness: string) => `${change}\u00a0dB to ${loudness}\u00a0LUFS`,
  limiterAtMost: (amount: string) => `limiter ≤\u00a0${amount}\u00a0dB`,
  targetBeyondReach: (preset: string) =>
    `Target not reached: ${preset} would have to be limited too hard, and every preset stays as loud as it.`,
  targetBeyondGain: 'Target not reached: more gain would raise nothing but noise.',
  sameLoudness: 'Every preset lands at the same loudness.',
  originalPlaysAs: 'Original plays as',
  originalFormats: { source: 'Listener’s own sound', webm: 'Compact' },
}
