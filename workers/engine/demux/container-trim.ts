import type { Mp4Timeline } from './mp4-timeline'

/** Frames to cut in front: the edit list's word first, then iTunes', then the codec's own. */
export const delayOf = (timeline: Mp4Timeline | null, sampleRate: number, preSkip: number): number => {
  if (timeline?.edit) return Math.round((timeline.edit.mediaTime * sampleRate) / timeline.timescale)
  return timeline?.itunes?.delay ?? preSkip
}

/**
 * Audible frames of a track whose packets hold `held` frames. Edit lists count in ticks that are often a whole
 * millisecond long: one that agrees with the samples' durations to a tick is rounded, not meant.
 */
export const audibleLength = (
  timeline: Mp4Timeline | null,
  sampleRate: number,
  held: number,
  delay: number,
): number => {
  const candidates = [held - delay]
  if (timeline && timeline.mediaDuration > 0) {
    candidates.push(Math.round((timeline.mediaDuration * sampleRate) / timeline.timescale) - delay)
  }
  if (timeline?.itunes) candidates.push(timeline.itunes.total)
  const length = Math.max(0, Math.min(...candidates))
  if (!timeline?.edit || timeline.edit.duration === 0) return length
  const { duration, movieTimescale } = timeline.edit
  const tick = sampleRate / movieTimescale
  const edited = duration * tick
  return edited + tick < length ? Math.round(edited) : length
}
