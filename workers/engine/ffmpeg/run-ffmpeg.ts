import { milliseconds } from '#contracts/units'
import { urgencyOf } from '../schedule/urgency'
import { createUrgentQueue } from '../schedule/urgent-queue'
import { acquireInstance, discardInstance, type Instance, releaseInstance } from './instance'
import { abortable, watched } from './watchdog'

export interface FfmpegJob {
  readonly args: readonly string[]
  /** Mounted without a copy; the command finds them under {@link mountedAt}. */
  readonly mounts: readonly (File | { name: string; blob: Blob })[]
  readonly writes?: readonly { path: string; bytes: Uint8Array }[]
  /** Files the command makes; the ones it did not make are absent from the result. */
  readonly reads: readonly string[]
  readonly signal: AbortSignal
}

export interface FfmpegResult {
  readonly exitCode: number
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  readonly log: string
}

const mountPoint = '/mounted'
export const mountedAt = (name: string) => `${mountPoint}/${name}`

/** ffmpeg tells of its progress many times a second; silent for this long it hangs. */
const silenceLimit = milliseconds(30_000)
/** Later lines matter most: the end of the log is kept. */
const logLimit = 4_000_000

const inTurn = createUrgentQueue()

/**
 * Runs one command line in ffmpeg.wasm, one job at a time, the most urgent that waits first; a trap is retried once in a
 * fresh instance. Aborting ends the instance. Throws `codecs/unavailable` when the core cannot be loaded.
 */
export const runFfmpeg = async (job: FfmpegJob): Promise<FfmpegResult> => {
  const turn = inTurn(
    async () => {
      job.signal.throwIfAborted()
      try {
        return await attempt(job)
      } catch (error) {
        if (job.signal.aborted || !(error instanceof Trapped)) throw error
        return await attempt(job)
      }
    },
    () => urgencyOf(job.signal),
  )
  return abortable(job.signal, turn)
}

/** The instance died while it worked: memory out of bounds, an abort of its own, or silence. */
class Trapped extends Error {}

const attempt = async (job: FfmpegJob): Promise<FfmpegResult> => {
  const instance = await abortable(job.signal, acquireInstance())
  try {
    const result = await abortable(job.signal, perform(instance, job))
    releaseInstance()
    return result
  } catch (error) {
    discardInstance()
    job.signal.throwIfAborted()
    throw new Trapped(error instanceof Error ? error.message : String(error))
  }
}

const perform = (instance: Instance, job: FfmpegJob): Promise<FfmpegResult> =>
  watched(
    silenceLimit,
    () => new Error('ffmpeg fell silent'),
    async (pet) => {
      const { ffmpeg } = instance
      let log = ''
      const onLog = ({ message }: { message: string }) => {
        pet()
        log = `${log.slice(-logLimit)}${message}\n`
      }
      ffmpeg.on('log', onLog)
      ffmpeg.on('progress', pet)
      try {
        await mount(instance, job)
        instance.execs += 1
        const exitCode = await ffmpeg.exec([...job.args])
        const files = await collect(instance, job)
        await clear(instance, job)
        return { exitCode, files, log }
      } finally {
        ffmpeg.off('log', onLog)
        ffmpeg.off('progress', pet)
      }
    },
  )

const mount = async ({ ffmpeg }: Instance, { mounts, writes = [] }: FfmpegJob) => {
  if (mounts.length > 0) {
    await ffmpeg.createDir(mountPoint)
    const blobs = mounts.map((entry) =>
      entry instanceof File ? { name: entry.name, data: entry } : { name: entry.name, data: entry.blob },
    )
    await ffmpeg.mount('WORKERFS' as Parameters<typeof ffmpeg.mount>[0], { blobs }, mountPoint)
  }
  // A copy: the message to the instance takes the buffer with it.
  for (const { path, bytes } of writes) await ffmpeg.writeFile(path, bytes.slice())
}

const collect = async ({ ffmpeg }: Instance, { reads }: FfmpegJob) => {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const path of reads) {
    const content = await ffmpeg.readFile(path).catch(() => null)
    if (!(content instanceof Uint8Array)) continue
    files.set(path, content as Uint8Array<ArrayBuffer>)
    await ffmpeg.deleteFile(path)
  }
  return files
}

const clear = async ({ ffmpeg }: Instance, { mounts, writes = [] }: FfmpegJob) => {
  for (const { path } of writes) await ffmpeg.deleteFile(path)
  if (mounts.length === 0) return
  await ffmpeg.unmount(mountPoint)
  await ffmpeg.deleteDir(mountPoint)
}
