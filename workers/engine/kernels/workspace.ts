import { oversampling, phases, tapsPerPhase } from '../dsp/interpolator'
import { createKernels, type Kernels } from './kernels'

/** Frames a kernel takes at once. */
export const longestBlock = 4096

/** Kernels with what every user of them needs: taps, and scratch that nobody keeps anything in. */
export interface Workspace extends Kernels {
  /** Sound from elsewhere on its way through a kernel. */
  readonly left: Float32Array<ArrayBuffer>
  readonly right: Float32Array<ArrayBuffer>
  /** Of the peak scanner: history and block, levels and bends per cell, peaks. */
  readonly scan: Float32Array<ArrayBuffer>
  readonly levels: Float32Array<ArrayBuffer>
  readonly bends: Float32Array<ArrayBuffer>
  readonly peaks: Float64Array<ArrayBuffer>
  readonly taps: Float64Array<ArrayBuffer>
  /** Forgets all arrays taken since the workspace was made. */
  clear(): void
}

const half = tapsPerPhase / 2
/** Phases 1 to 4; the others are the mirror images of the first three. */
const foldedPhases = oversampling / 2

/** Symmetric halves of the taps of four phases, then antisymmetric ones, tap by tap. */
const foldedTaps = (): readonly number[] =>
  Array.from({ length: half }, (_, k) =>
    [1, -1].flatMap((sign) =>
      phases
        .slice(0, foldedPhases)
        .map((taps) => ((taps[k] as number) + sign * (taps[tapsPerPhase - 1 - k] as number)) / 2),
    ),
  ).flat()

const table = foldedTaps()

const createWorkspace = (): Workspace => {
  const kernels = createKernels()
  const parts = {
    left: kernels.floats(longestBlock),
    right: kernels.floats(longestBlock),
    // Four samples of silence in front, which the first second difference reads.
    scan: kernels.floats(longestBlock + 64).subarray(4),
    levels: kernels.floats(longestBlock / 16 + 8),
    bends: kernels.floats(longestBlock / 16 + 8),
    peaks: kernels.doubles(longestBlock),
    taps: kernels.doubles(table.length),
  }
  parts.taps.set(table)
  const start = kernels.mark()
  return { ...kernels, ...parts, clear: () => kernels.release(start) }
}

/** Workspaces at rest: what two listeners and what is made ahead for them use at once. More are made and let go. */
const idle: Workspace[] = []
const mostIdle = 4

/** A workspace of one's own until it is given back. */
export const takeWorkspace = (): Workspace => idle.pop() ?? createWorkspace()

export const giveBack = (workspace: Workspace): void => {
  workspace.clear()
  if (idle.length < mostIdle) idle.push(workspace)
}

let shared: Workspace | undefined

/** The workspace of whoever takes no arrays from it and is done with its scratch when it returns. */
export const sharedWorkspace = (): Workspace => {
  shared ??= createWorkspace()
  return shared
}
