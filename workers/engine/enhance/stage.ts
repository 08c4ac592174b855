import type { Frames } from '#contracts/units'
import type { Address } from '../kernels/kernel-functions'
import type { Workspace } from '../kernels/workspace'
import type { StereoBlock } from '../sound'

/** Copies of a stage's registers, in its own order. */
export type StageState = readonly Float64Array[]

/** The registers themselves: all a stage remembers from block to block. */
export type Registers = readonly (Float64Array | Float32Array)[]

export interface Stage {
  /** Frames of output held back, constant for the life of the stage. */
  readonly latency: Frames
  /**
   * Processes one block in place. Channels are planar, ±1 full scale, 1 to 4,096 frames. Arrays of the stage's own
   * workspace are worked on where they lie, others are copied there and back.
   */
  process(block: StereoBlock): void
  save(): StageState
  /** Takes up where `state` was saved, by a stage made of the same settings. */
  restore(state: StageState): void
}

/** Works on `length` frames of the workspace, in place. */
type Work = (left: Address, right: Address, length: number) => void

/** A stage out of its parts. */
export const stageOf = (workspace: Workspace, latency: Frames, registers: Registers, work: Work): Stage => ({
  latency,
  process: ({ left, right }) => {
    const length = left.length
    const desk = workspace.left
    if (left.buffer === desk.buffer && right.buffer === desk.buffer) {
      work(left.byteOffset, right.byteOffset, length)
      return
    }
    workspace.left.set(left)
    workspace.right.set(right)
    work(workspace.left.byteOffset, workspace.right.byteOffset, length)
    left.set(workspace.left.subarray(0, length))
    right.set(workspace.right.subarray(0, length))
  },
  save: () => registers.map((register) => Float64Array.from(register)),
  restore: (state) => {
    registers.forEach((register, index) => {
      const saved = state[index]
      if (saved?.length !== register.length) throw new Error('the state was saved by another kind of stage')
      register.set(saved)
    })
  },
})
