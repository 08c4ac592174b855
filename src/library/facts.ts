import type { TrackId } from '#contracts/track'
import { seconds } from '#contracts/units'
import { database, type FileRecord } from '#storage/database'
import { readActiveProfile } from '#storage/profiles'
import { readFacts } from '#storage/sounds'
import { openTrackFile } from '#storage/track-file'
import type { FileFacts, PickedFile } from './face'
import type { ImporterOutcome } from './importer'
import { pathOf } from './path-of'
import { nothingTechnical, type Technical } from './technical'

const keptAs = (record: FileRecord | undefined): FileFacts['kept'] =>
  record === undefined || record.lostSince !== undefined
    ? 'missing'
    : record.place.kind === 'handle'
      ? 'linked'
      : 'copied'

/** Reads what a file is. */
type Examine = (picked: PickedFile) => Promise<ImporterOutcome>

const technicalOf = async (id: TrackId, examine: Examine): Promise<Technical> => {
  const opened = await openTrackFile(id)
  if (opened.status !== 'opened') return nothingTechnical
  const outcome = await examine({ file: opened.file, path: opened.file.name })
  return outcome.status === 'ready' ? outcome.technical : nothingTechnical
}

/** What is known of a track's file: from the file itself, from the engine that examined it, and from analysis. */
export const fileFacts = async (id: TrackId, examine: Examine): Promise<FileFacts | null> => {
  const [track, record, sound, profile, technical] = await Promise.all([
    database.tracks.get(id),
    database.files.get(id),
    readFacts(id),
    readActiveProfile(id),
    technicalOf(id, examine),
  ])
  if (!track) return null
  const duration = sound ? seconds(sound.totalFrames / sound.sampleRate) : track.duration
  return {
    fileName: track.fileName,
    path: record?.path ?? pathOf(track),
    size: track.fileSize,
    kept: keptAs(record),
    codec: sound ? sound.codec : technical.codec,
    sampleRate: sound ? sound.sampleRate : technical.sampleRate,
    bitDepth: sound ? sound.bitDepth : technical.bitDepth,
    channels: sound ? sound.sourceChannels : technical.channels,
    lossless: sound ? sound.lossless : technical.lossless,
    duration,
    bitrate: duration ? Math.round((track.fileSize * 8) / duration) : null,
    loudness: profile?.loudness ?? null,
    truePeak: profile?.truePeak ?? null,
    replayGain: technical.replayGain,
  }
}
