import type { CodecPath } from '../sound'
import type { OpusEncoder } from './opus-encoder'
import { ffmpegEncoder } from './opus-ffmpeg'
import { webCodecsEncoder, webCodecsHasOpus } from './opus-webcodecs'

/** The encoders that may work here, best first. */
export const opusEncoders = async (path: CodecPath): Promise<readonly OpusEncoder[]> =>
  path === 'auto' && (await webCodecsHasOpus()) ? [webCodecsEncoder, ffmpegEncoder] : [ffmpegEncoder]
