import type { Seconds } from '#contracts/units'

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** `1:07`, and `1:02:07` from an hour on. */
export const timeText = (time: Seconds): string => {
  const whole = Number.isFinite(time) ? Math.max(0, Math.floor(time)) : 0
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const rest = twoDigits(whole % 60)
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`
}
