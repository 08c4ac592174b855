import { type Decibels, decibels, gainOf, milliseconds } from '#contracts/units'
import type { Level, Output } from './output/output'

const tick = milliseconds(25)
/** A change of gain while something sounds: too slow to be heard as a jump. Decibels per second. */
const glideRate = 6

/** How loud an output is: the listener's volume, lowered by a gain of its own. */
export interface OutputLevel {
  setLevel(level: Level): void
  /** At once while the output is silent, else gliding. */
  setGain(gain: Decibels): void
  /** Ends a glide with the output. */
  stop(): void
}

export const lowered = (level: Level, gain: Decibels): Level => ({
  ...level,
  volume: level.volume * gainOf(gain),
})

export const createOutputLevel = (
  output: Pick<Output, 'isPlaying' | 'setLevel'>,
  initial: Level,
  initialGain: Decibels,
): OutputLevel => {
  let level = initial
  let gain = initialGain
  let target = initialGain
  let timer: ReturnType<typeof setInterval> | undefined

  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  const apply = (to: Decibels) => {
    gain = to
    output.setLevel(lowered(level, gain))
  }
  const glide = () => {
    const step = (glideRate * tick) / 1000
    if (!output.isPlaying() || Math.abs(target - gain) <= step) {
      stop()
      apply(target)
    } else apply(decibels(gain + Math.sign(target - gain) * step))
  }
  return {
    setLevel: (to) => {
      level = to
      apply(gain)
    },
    setGain: (to) => {
      target = to
      if (output.isPlaying()) timer ??= setInterval(glide, tick)
      else glide()
    },
    stop,
  }
}
