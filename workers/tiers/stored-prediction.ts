import { readNote, writeNote } from '#storage/notes'
import { nothingLearned, type Prediction } from './prediction'

const key = 'prediction'

/** What was learned of this listener in all sessions. */
export const readPrediction = async (): Promise<Prediction> =>
  ((await readNote(key)) as Prediction | undefined) ?? nothingLearned

export const writePrediction = (prediction: Prediction): Promise<void> => writeNote(key, prediction)
