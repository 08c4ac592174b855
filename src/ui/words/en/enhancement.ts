import type { TargetLoudness } from '#contracts/profile'
import type { Preset } from '#contracts/variant'
import type { RememberScope } from '#player/face'

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
  spectrum: 'Spectrum before and after, at the same loudness',
  compare: 'Compare',
  compareHint: 'Hold to hear the other side, equally loud',
  holdToCompare: 'Press to switch, hold to compare',
  bandNames: ['the bass', 'the low mids', 'the mids', 'the presence', 'the air'],
  adaptiveWhy: 'takes its balance from the sound of each song.',
  barely: 'barely touches the balance at this intensity.',
  untouched: 'At intensity 0 the sound is left exactly as it is.',
  lifts: (band: string, amount: string) => `lifts ${band} by ${amount}\u00a0dB`,
  eases: (band: string, amount: string) => `eases ${band} by ${amount}\u00a0dB`,
  and: ' and ',
  adaptiveBalanced: 'finds the balance of this song right as it is.',
  limiterAtMost: (amount: string) => `The limiter takes ${amount}\u00a0dB at most.`,
  limiterRests: 'The limiter rests.',
  targetBeyondReach: (preset: string) =>
    `Target not reached: ${preset} would have to be limited too hard, and every preset stays as loud as it.`,
  targetBeyondGain: 'Target not reached: more gain would raise nothing but noise.',
  bandwidthLimited: (frequency: string) =>
    `This file was cut off above ${frequency} when it was made: nothing is raised there.`,
  provisional: 'A first impression, until all of the song was heard.',
  lufsBefore: 'LUFS before',
  lufsAfter: 'LUFS after',
  lufsAndPeak: (peak: string) => `LUFS · ${peak}\u00a0dBTP`,
  meters: 'Meters',
  meterSides: { before: 'Original', after: 'Enhanced' },
  metersNote: 'Loudness over three seconds (LUFS) and true peak (dBTP), as measured by the engine.',
  metersWait: 'Being measured…',
  soundSettings: 'Sound settings',
  rememberFor: 'Remember for',
  rememberScopes: { always: 'Everything', album: 'This album', track: 'This song' } satisfies Record<
    RememberScope,
    string
  >,
  targetLoudness: 'Target loudness',
  targetLoudnessNote: 'Where every preset lands.',
  targetNames: {
    [-14]: (level: string) => `${level} LUFS, streaming`,
    [-16]: (level: string) => `${level} LUFS, calm`,
    [-11]: (level: string) => `${level} LUFS, loud`,
  } satisfies Record<TargetLoudness, (level: string) => string>,
  matchLoudness: 'Match loudness',
  matchLoudnessNote: 'A switch changes the sound, not how loud it is.',
  crossfade: 'Crossfade',
  crossfadeNote: 'Songs of one album still follow without a break.',
  crossfadeNotHere: 'Not on this device: only its own keys set the volume.',
  crossfadeValue: (length: number) => (length === 0 ? 'Off' : `${length}\u00a0s`),
  originalPlaysAs: 'Original plays as',
  originalFormats: { source: 'Listener’s own sound', webm: 'Compact' },
}
