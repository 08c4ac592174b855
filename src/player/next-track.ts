import { seconds } from '#contracts/units'
import type { Queue } from './queue'
import type { OutputState, PlayerState } from './state'

/** The queue went on by itself, and its current track sounds in `live` from its start. */
export const onNextTrack = (state: PlayerState, queue: Queue, live: OutputState): PlayerState => ({
  ...state,
  queue,
  live,
  position: seconds(0),
  duration: live.duration ?? seconds(0),
  refused: null,
  retried: null,
  problem: null,
  heard: true,
  failures: 0,
})
