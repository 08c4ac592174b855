import { ProblemError, problem } from '#contracts/problem'
import type { TrackId } from '#contracts/track'
import { flacFormat } from './encode/flac-chunk'
import { describeSource } from './encode/source-chunk'
import type { OpenTracks } from './open-tracks'

/**
 * Finds how original mode leaves as the listener's own sound: as packets that are re-wrapped, or as FLAC where another
 * lossless file cannot be. Throws `format/not-available` for all else.
 */
export const createSourceForms =
  (tracks: OpenTracks, mseTypes: () => Promise<readonly string[]>) => async (id: TrackId) => {
    const [packets, types] = await Promise.all([tracks.packets(id), mseTypes()])
    const described = packets && describeSource(packets, types)
    if (packets && described) return { kind: 'packets', packets, described, types } as const
    const source = await tracks.source(id)
    if (source.facts.lossless && types.includes(flacFormat)) return { kind: 'flac', source } as const
    throw new ProblemError(
      problem(
        'format/not-available',
        `${source.facts.codec} cannot be re-wrapped for this browser: ask for webm`,
      ),
    )
  }

export type SourceForms = ReturnType<typeof createSourceForms>
