import type { Device } from '../state'
import { hasMediaSource } from './mse/media-source'

/** What this browser can do. On iOS the volume of an element stays 1 whatever it is set to. */
export const findDevice = (): Device => {
  const element = document.createElement('audio')
  element.volume = 0.5
  return { mediaSource: hasMediaSource(), canSetVolume: element.volume === 0.5 }
}
