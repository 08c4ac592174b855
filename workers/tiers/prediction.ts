import { type Preset, presets } from '#contracts/variant'

/** What a listener moves between: the original sound and the presets. */
export const choices = ['original', ...presets] as const
export type Choice = (typeof choices)[number]

/** Switches counted by where they came from and went to, and how often the guess was right. */
export interface Prediction {
  readonly counts: Readonly<Partial<Record<Choice, Readonly<Partial<Record<Choice, number>>>>>>
  readonly made: number
  readonly hits: number
}

export const nothingLearned: Prediction = { counts: {}, made: 0, hits: 0 }

/** Guesses that count: a switch to one of the two likeliest presets was foreseen. By chance 2 of 4 or 5 would be. */
const guesses = 2
/** Before anything is known: adaptive is what most begin with, gentle what fewest want. As strong as so many switches. */
const priors: Readonly<Record<Preset, number>> = {
  adaptive: 2,
  warm: 1.5,
  bright: 1.4,
  punchy: 1.3,
  gentle: 1,
}

/** The presets other than the one heard, the likeliest next first (first-order transitions over priors). */
export const likelyPresets = ({ counts }: Prediction, heard: Choice): readonly Preset[] => {
  const weight = (preset: Preset) => priors[preset] + (counts[heard]?.[preset] ?? 0)
  return presets.filter((preset) => preset !== heard).sort((one, other) => weight(other) - weight(one))
}

/** After a switch. Going back to the original is learned, but no guess: it needs no rendering. */
export const learned = (before: Prediction, from: Choice, to: Choice): Prediction => {
  const row = before.counts[from] ?? {}
  const counts = { ...before.counts, [from]: { ...row, [to]: (row[to] ?? 0) + 1 } }
  if (to === 'original') return { ...before, counts }
  const foreseen = likelyPresets(before, from).slice(0, guesses).includes(to)
  return { counts, made: before.made + 1, hits: before.hits + (foreseen ? 1 : 0) }
}
