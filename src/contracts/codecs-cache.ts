/** Where the offline codecs (ffmpeg) are kept: the engine fills it, the service worker answers from it. */
export const codecsCacheName = 'auricle-codecs'

/** The script and the binary; built names carry a hash between name and ending. */
export const codecsPattern = /\/ffmpeg-core[^/]*\.(js|wasm)$/
