import type { Profile } from '#contracts/profile'
import type { ProfilePart } from '#contracts/profile-part'
import { type AnalysedSource, analysisVersion } from './analysed-source'
import { combineParts } from './combine-parts'
import { measurePart } from './measure-part'
import { partCount } from './steps'

/** Whoever measures a part: here, or in another worker. */
export type PartMeasurer = (
  index: number,
  signal: AbortSignal,
  heard: (share: number) => void,
) => Promise<ProfilePart>

/** Parts measured in an earlier pass, and the place to keep more. */
export interface KeptParts {
  read(): Promise<ReadonlyMap<number, ProfilePart>>
  write(index: number, part: ProfilePart): Promise<void>
}

interface Pass {
  readonly kept?: KeptParts
  /** One for each part that may be measured at a time. Without any the source is read here. */
  readonly measurers?: readonly PartMeasurer[]
}

/**
 * The profile of the whole track, part by part; a pass that was cut off goes on where it was. `progress` is told the
 * share done, 0 to 1. Throws at abort, and what the first failing part throws.
 */
export const analyseFull = async (
  source: AnalysedSource,
  signal: AbortSignal,
  progress?: (share: number) => void,
  { kept, measurers }: Pass = {},
): Promise<Profile> => {
  signal.throwIfAborted()
  const { facts } = source
  const parts = new Map((await kept?.read()) ?? [])
  const missing = Array.from({ length: partCount(facts) }, (_, index) => index).filter(
    (index) => !parts.has(index),
  )
  const shares = new Map([...parts.keys()].map((index) => [index, 1]))
  const heard = (index: number) => (share: number) => {
    shares.set(index, share)
    progress?.([...shares.values()].reduce((sum, value) => sum + value, 0) / partCount(facts))
  }
  const failing = new AbortController()
  const fail = () => failing.abort(signal.reason)
  signal.addEventListener('abort', fail)
  const work = async (measure: PartMeasurer) => {
    for (let index = missing.shift(); index !== undefined; index = missing.shift()) {
      const part = await measure(index, failing.signal, heard(index))
      parts.set(index, part)
      await kept?.write(index, part)
    }
  }
  const here: PartMeasurer = (index, abort, tell) => measurePart(source, index, abort, tell)
  try {
    await Promise.all((measurers?.length ? measurers : [here]).map(work))
  } catch (error) {
    failing.abort()
    throw error
  } finally {
    signal.removeEventListener('abort', fail)
  }
  const inOrder = [...parts].sort(([one], [other]) => one - other).map(([, part]) => part)
  return combineParts(inOrder, facts.sampleRate, 'full', `${analysisVersion}-full`)
}
