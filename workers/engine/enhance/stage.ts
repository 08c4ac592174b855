import type { Frames } from '#contracts/units'
import type { StereoBlock } from '../sound'

/** Copies of a stage's registers, in its own order. */
export type StageState = readonly Float64Array[]

/** The registers themselves: all a stage remembers from block to block. */
export type Registers = readonly (Float64Array | Float32Array)[]

export interface Stage {
  /** Frames of output held back, constant for the life of the stage. */
  readonly latency: Frames
  /** Processes one block in place. Channels are planar, ±1 full scale, 1 to 4,096 frames. */
  process(block: StereoBlock): void
  save(): StageState
  /** Takes up where `state` was saved, by a stage made of the same settings. */
  restore(state: StageState): void
}

export const longestBlock = 4096

/** A stage out of its parts. */
export const stageOf = (
  latency: Frames,
  registers: Registers,
  process: (block: StereoBlock) => void,
): Stage => ({
  latency,
  process,
  save: () => registers.map((register) => Float64Array.from(register)),
  restore: (state) => {
    registers.forEach((register, index) => {
      const saved = state[index]
      if (saved?.length !== register.length) throw new Error('the state was saved by another kind of stage')
      register.set(saved)
    })
  },
})
