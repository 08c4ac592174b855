import { type Bytes, bytes, type Frames, frames } from './units'

/** Every WAV is 16-bit stereo behind the canonical 44-byte header, so bytes and frames convert by arithmetic. */
export const wavHeaderBytes = bytes(44)
export const wavFrameBytes = 4

export const wavBytes = (length: Frames): Bytes => bytes(wavHeaderBytes + length * wavFrameBytes)

/** The frame that holds `offset`, an offset into the whole file at or past the header. */
export const frameAt = (offset: Bytes): Frames =>
  frames(Math.floor((offset - wavHeaderBytes) / wavFrameBytes))
