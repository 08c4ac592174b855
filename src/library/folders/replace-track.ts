import { Dexie } from 'dexie'
import { incomplete } from '#contracts/part-lost'
import { type Problem, problem } from '#contracts/problem'
import type { Track } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database } from '#storage/database'
import type { PickedFile } from '../face'
import { forgetSound, soundTables } from '../forget-sound'
import type { ImporterOutcome } from '../importer'

const unreadable = (fileName: string, why: string) =>
  problem('file/unreadable', `Could not read ${fileName}: ${why}`)

/** Gives a track whose file has changed what the file holds now; it keeps its number and its place in lists. */
export const replaceTrack = async (
  track: Track,
  { file, path }: PickedFile,
  outcome: ImporterOutcome,
): Promise<Problem | null> => {
  switch (outcome.status) {
    case 'refused':
      return outcome.problem
    case 'incomplete':
      return incomplete
    case 'lost':
      return unreadable(file.name, 'reading it took too long')
    case 'duplicate':
      return unreadable(file.name, 'the same file is in the library already')
    case 'ready':
      break
  }
  const { artwork, lyrics, track: read } = outcome
  const { tracks, files, artworks } = database
  try {
    await database.transaction('rw', [tracks, files, artworks, ...soundTables], async () => {
      await tracks.put({ ...read, id: track.id, addedAt: track.addedAt })
      await files.update(track.id, { path, modifiedAt: milliseconds(file.lastModified) })
      if (artwork) await artworks.put(artwork)
      await forgetSound([track.id])
      if (lyrics) await database.lyrics.put({ trackId: track.id, lyrics })
    })
    return null
  } catch (error) {
    if (error instanceof Dexie.ConstraintError)
      return unreadable(file.name, 'the same file is in the library already')
    throw error
  }
}
