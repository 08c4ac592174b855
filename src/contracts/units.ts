/** Branded numbers: a value can only be used where its unit is asked for. */
declare const unit: unique symbol
type Unit<Name extends string> = number & { readonly [unit]: Name }

export type Seconds = Unit<'Seconds'>
export type Frames = Unit<'Frames'>
export type Hertz = Unit<'Hertz'>
export type Bytes = Unit<'Bytes'>
export type Decibels = Unit<'Decibels'>
/** Loudness relative to full scale, ITU-R BS.1770. */
export type Lufs = Unit<'Lufs'>
export type Milliseconds = Unit<'Milliseconds'>

export const seconds = (value: number) => value as Seconds
export const frames = (value: number) => value as Frames
export const hertz = (value: number) => value as Hertz
export const bytes = (value: number) => value as Bytes
export const decibels = (value: number) => value as Decibels
export const lufs = (value: number) => value as Lufs
export const milliseconds = (value: number) => value as Milliseconds

/** The nearest whole frame at `rate`. */
export const framesIn = (duration: Seconds, rate: Hertz) => Math.round(duration * rate) as Frames
export const secondsOf = (count: Frames, rate: Hertz) => (count / rate) as Seconds
/** Linear gain of a level: 0 dB is 1. */
export const gainOf = (level: Decibels) => 10 ** (level / 20)
export const decibelsOf = (gain: number) => (20 * Math.log10(gain)) as Decibels
