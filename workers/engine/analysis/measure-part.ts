import { breathe } from '#contracts/breathe'
import type { ProfilePart } from '#contracts/profile-part'
import type { AnalysedSource } from './analysed-source'
import { createPartMeter } from './part-meter'
import { partPlan } from './steps'

/** Measures part `index` of a track alone. `heard` is told the share of the part heard, 0 to 1. Throws at abort. */
export const measurePart = async (
  { facts, read }: AnalysedSource,
  index: number,
  signal: AbortSignal,
  heard?: (share: number) => void,
): Promise<ProfilePart> => {
  signal.throwIfAborted()
  const { range, firstStep, warmUp } = partPlan(facts, index)
  const meter = createPartMeter(facts.sampleRate)
  meter.jump(warmUp, firstStep)
  for await (const block of read(range, signal)) {
    meter.push(block)
    heard?.((block.from + block.left.length - range.from) / (range.to - range.from))
    await breathe()
    signal.throwIfAborted()
  }
  signal.throwIfAborted()
  return meter.finish()
}
