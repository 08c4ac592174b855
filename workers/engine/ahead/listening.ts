import type { Heard } from '#contracts/heard'
import type { Preset } from '#contracts/variant'
import { type Choice, learned, likelyPresets, nothingLearned, type Prediction } from '#tiers/prediction'
import { readPrediction, writePrediction } from '#tiers/stored-prediction'

const choiceOf = ({ enhanced, preset }: Heard): Choice => (enhanced ? preset : 'original')

/** Learns what this listener switches to, and ranks the presets by it. */
export const createListening = () => {
  let prediction: Prediction = nothingLearned
  let last: Heard | undefined
  const loaded = readPrediction()
    .then((stored) => {
      prediction = stored
    })
    .catch(() => {})

  return {
    heard: async (heard: Heard): Promise<void> => {
      await loaded
      const before = last
      last = heard
      if (!before || before.track !== heard.track || choiceOf(before) === choiceOf(heard)) return
      prediction = learned(prediction, choiceOf(before), choiceOf(heard))
      await writePrediction(prediction)
    },
    /** The presets not chosen, the likeliest first. */
    ranked: (heard: Heard): readonly Preset[] =>
      likelyPresets(prediction, choiceOf(heard)).filter((preset) => preset !== heard.preset),
  }
}
