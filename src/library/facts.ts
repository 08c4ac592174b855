import type { TrackId } from '#contracts/track'
import { seconds } from '#contracts/units'
import { database, type FileRecord } from '#storage/database'
import { readActiveProfile } from '#storage/profiles'
import { readFacts } from '#storage/sounds'
import type { FileFacts } from './face'
import { pathOf } from './path-of'

const keptAs = (record: FileRecord | undefined): FileFacts['kept'] =>
  record === undefined ? 'missing' : record.place.kind === 'handle' ? 'linked' : 'copied'

/** What is known of a track's file: from its tags, from the engine that examined it, and from analysis. */
export const fileFacts = async (id: TrackId): Promise<FileFacts | null> => {
  const [track, record, sound, profile] = await Promise.all([
    database.tracks.get(id),
    database.files.get(id),
    readFacts(id),
    readActiveProfile(id),
  ])
  if (!track) return null
  const duration = sound ? seconds(sound.totalFrames / sound.sampleRate) : track.duration
  return {
    fileName: track.fileName,
    path: pathOf({ ...track, folder: track.folder ?? '' }),
    size: track.fileSize,
    kept: keptAs(record),
    codec: sound?.codec ?? null,
    sampleRate: sound?.sampleRate ?? null,
    bitDepth: sound?.bitDepth ?? null,
    channels: sound?.sourceChannels ?? null,
    lossless: sound?.lossless ?? null,
    duration,
    bitrate: duration ? Math.round((track.fileSize * 8) / duration) : null,
    loudness: profile?.loudness ?? null,
    truePeak: profile?.truePeak ?? null,
    replayGain: null,
  }
}
