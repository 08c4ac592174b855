import { frames } from '#contracts/units'
import type { Stage, StageState } from './stage'

/** One stage that runs the others in order. */
export const inSeries = (...stages: readonly Stage[]): Stage => ({
  latency: frames(stages.reduce((sum, stage) => sum + stage.latency, 0)),
  process: (block) => {
    for (const stage of stages) stage.process(block)
  },
  save: () => stages.flatMap((stage) => stage.save()),
  restore: (state: StageState) => {
    let first = 0
    for (const stage of stages) {
      const count = stage.save().length
      stage.restore(state.slice(first, first + count))
      first += count
    }
  },
})
