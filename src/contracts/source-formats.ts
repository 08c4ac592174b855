/**
 * Containers of `format=source`, in the spelling every engine takes. The page asks its Media Source about each one
 * and tells the engine which it takes.
 */
export const sourceFormats = {
  mp3InMp4: 'audio/mp4; codecs="mp3"',
  mp3: 'audio/mpeg',
  aac: 'audio/mp4; codecs="mp4a.40.2"',
  aacSbr: 'audio/mp4; codecs="mp4a.40.5"',
  aacPs: 'audio/mp4; codecs="mp4a.40.29"',
  flac: 'audio/mp4; codecs="fLaC"',
  opus: 'audio/webm; codecs="opus"',
  opusInMp4: 'audio/mp4; codecs="Opus"',
  vorbis: 'audio/webm; codecs="vorbis"',
} as const

export const sourceMimeTypes: readonly string[] = Object.values(sourceFormats)
