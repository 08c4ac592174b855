import { FFmpeg } from '@ffmpeg/ffmpeg'
import { ProblemError, problem } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import { coreScript, coreWasm } from './core-assets'
import { watched } from './watchdog'

/** Every exec leaks some of the wasm stack: past this many the instance is replaced. */
const lifetime = 8
/** The core is 8 MB over the wire the first time. */
const loadLimit = milliseconds(120_000)
/** An unused instance gives its memory back after this. */
const idleLimit = milliseconds(60_000)

export interface Instance {
  readonly ffmpeg: FFmpeg
  readonly loaded: Promise<unknown>
  execs: number
}

let current: Instance | null = null
let idle: ReturnType<typeof setTimeout> | undefined

/** The instance to run the next job in, loaded. Throws `codecs/unavailable` when the core cannot be loaded. */
export const acquireInstance = async (): Promise<Instance> => {
  clearTimeout(idle)
  if (current && current.execs >= lifetime) discardInstance()
  current ??= create()
  const instance = current
  try {
    await instance.loaded
    return instance
  } catch (error) {
    if (current === instance) discardInstance()
    const cause = error instanceof Error ? error.message : String(error)
    throw new ProblemError(problem('codecs/unavailable', `The offline codecs could not be loaded: ${cause}`))
  }
}

/** Keeps the instance for the next job, for a while. */
export const releaseInstance = () => {
  clearTimeout(idle)
  idle = setTimeout(discardInstance, idleLimit)
}

/** Ends the instance and whatever it is doing. */
export const discardInstance = () => {
  clearTimeout(idle)
  current?.ffmpeg.terminate()
  current = null
}

const create = (): Instance => {
  const ffmpeg = new FFmpeg()
  const loaded = watched(
    loadLimit,
    () => new Error('they took too long to load'),
    () => ffmpeg.load({ coreURL: coreScript, wasmURL: coreWasm }),
  )
  return { ffmpeg, loaded, execs: 0 }
}
