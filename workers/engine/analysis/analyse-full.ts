import type { Profile } from '#contracts/profile'
import type { ProfilePart } from '#contracts/profile-part'
import { type AnalysedSource, analysisVersion } from './analysed-source'
import { combineParts } from './combine-parts'
import { measurePart } from './measure-part'
import { partCount } from './steps'

/** Parts measured in an earlier pass, and the place to keep more. */
export interface KeptParts {
  read(): Promise<ReadonlyMap<number, ProfilePart>>
  write(index: number, part: ProfilePart): Promise<void>
}

/**
 * The profile of the whole track, part by part; a pass that was cut off goes on where it was. `progress` is told the
 * share done, 0 to 1. Throws at abort.
 */
export const analyseFull = async (
  source: AnalysedSource,
  signal: AbortSignal,
  progress?: (share: number) => void,
  kept?: KeptParts,
): Promise<Profile> => {
  signal.throwIfAborted()
  const known = await kept?.read()
  const count = partCount(source.facts)
  const parts: ProfilePart[] = []
  for (let index = 0; index < count; index += 1) {
    const tell = (share: number) => progress?.((index + share) / count)
    const part = known?.get(index) ?? (await measurePart(source, index, signal, tell))
    parts.push(part)
    if (!known?.has(index)) await kept?.write(index, part)
  }
  return combineParts(parts, source.facts.sampleRate, 'full', `${analysisVersion}-full`)
}
