import wasm from '@ffmpeg/core/wasm?url'
import script from '@ffmpeg/core?url'

const absolute = (url: string) => new URL(url, self.location.href).href

export const coreScript = absolute(script)
export const coreWasm = absolute(wasm)

/** Everything the offline codecs need, to be fetched ahead of need. */
export const coreAssets: readonly string[] = [coreScript, coreWasm]
