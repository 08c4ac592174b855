import { breathe } from '#contracts/breathe'
import type { FrameRange } from '#contracts/chunking'
import { type Frames, frames, framesIn, type Hertz, type Seconds, seconds } from '#contracts/units'
import { openingBytes, wavFrameBytes } from '#contracts/wav-layout'
import { giveBack, takeWorkspace, type Workspace } from '../kernels/workspace'
import type { PcmBlock } from '../sound'
import { chainFor } from './chain'
import type { ChainSettings } from './settings'

export interface RenderJob {
  readonly settings: ChainSettings
  readonly rate: Hertz
  readonly range: FrameRange
  /** Length of the whole track. */
  readonly total: Frames
  readonly read: (range: FrameRange, signal: AbortSignal) => AsyncGenerator<PcmBlock, void, undefined>
  readonly signal: AbortSignal
}

/** So many time constants of its slowest stage, and nothing is heard of where a rendering began: under −120 dBFS. */
const settling = 14
/** Sound the chain hears before the first frame asked for. */
const preRollOf = ({ dynamics, limiter }: ChainSettings): Seconds =>
  seconds((settling * Math.max(limiter.release, dynamics?.release ?? 0)) / 1000)

/** Frames per block; blocks lie on multiples of it, counted from the start of the track. */
const grid = 2048
/** All that a media element waits for leaves at once. */
const firstHandful = frames(openingBytes / wavFrameBytes)
const otherHandfuls = seconds(1)
const breathEvery = seconds(0.5)

/**
 * The enhanced frames of `range`, in order, in handfuls, latency taken out. The same range gives the
 * same samples bit for bit; ranges that overlap agree to better than −90 dBFS. Throws at abort.
 */
export const renderEnhanced = async function* (job: RenderJob): AsyncGenerator<PcmBlock, void, undefined> {
  if (job.settings.bypass) {
    yield* job.read(job.range, job.signal)
    return
  }
  const workspace = takeWorkspace()
  try {
    yield* throughChain(job, workspace)
  } finally {
    giveBack(workspace)
  }
}

const throughChain = async function* (
  { settings, rate, range, total, read, signal }: RenderJob,
  workspace: Workspace,
): AsyncGenerator<PcmBlock, void, undefined> {
  const chain = chainFor(settings, rate, workspace)
  const begin = Math.floor(Math.max(0, range.from - framesIn(preRollOf(settings), rate)) / grid) * grid
  const source = createFeed(
    read({ from: frames(begin), to: frames(Math.min(total, range.to + chain.latency)) }, signal),
  )
  const block = { left: workspace.floats(grid), right: workspace.floats(grid) }
  const breath = framesIn(breathEvery, rate)
  let handful = createHandful(range.from, Math.min(firstHandful, range.to - range.from))
  let sinceBreath = 0
  try {
    for (let at = begin; handful.end < range.to || handful.room > 0; at += grid) {
      signal.throwIfAborted()
      await source.fill(block)
      chain.process(block)
      let taken = Math.max(0, range.from - (at - chain.latency))
      while (taken < grid && handful.room > 0) {
        taken += handful.put(block, taken)
        if (handful.room > 0) continue
        const full = handful
        handful = createHandful(full.end, Math.min(framesIn(otherHandfuls, rate), range.to - full.end))
        yield full.block
      }
      sinceBreath += grid
      if (sinceBreath >= breath) {
        sinceBreath = 0
        await breathe()
      }
    }
  } finally {
    await source.close()
  }
}

interface Stereo {
  readonly left: Float32Array<ArrayBuffer>
  readonly right: Float32Array<ArrayBuffer>
}

/** Frames on their way out, gathered to one block of `length`. */
const createHandful = (from: number, length: number) => {
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  let filled = 0
  return {
    length,
    end: from + length,
    block: { from: frames(from), left, right },
    get room() {
      return length - filled
    },
    /** Takes what fits of `source` from its frame `first` on; tells how many frames that was. */
    put: (source: Stereo, first: number): number => {
      const count = Math.min(length - filled, source.left.length - first)
      left.set(source.left.subarray(first, first + count), filled)
      right.set(source.right.subarray(first, first + count), filled)
      filled += count
      return count
    },
  }
}

/** Cuts blocks of any length anew; silence where the source has ended. */
const createFeed = (blocks: AsyncGenerator<PcmBlock, void, undefined>) => {
  let current: PcmBlock | undefined
  let used = 0
  let ended = false
  return {
    fill: async (into: Stereo): Promise<void> => {
      let filled = 0
      while (filled < into.left.length && !ended) {
        if (!current || used === current.left.length) {
          const next = await blocks.next()
          if (next.done) {
            ended = true
            break
          }
          current = next.value
          used = 0
        }
        const count = Math.min(into.left.length - filled, current.left.length - used)
        into.left.set(current.left.subarray(used, used + count), filled)
        into.right.set(current.right.subarray(used, used + count), filled)
        filled += count
        used += count
      }
      into.left.fill(0, filled)
      into.right.fill(0, filled)
    },
    close: () => blocks.return(),
  }
}
