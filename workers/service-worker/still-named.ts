import type { Library } from './library'
import type { Sound } from './sound'

/** Whether a sound that was rendered meanwhile is what its name says: file and profile are as they were, on the disk itself. */
export const stillNamed =
  (stored: Library) =>
  async ({ track, variant, fingerprint, profileRevision }: Sound): Promise<boolean> => {
    const now = await stored.entry(track)
    if (now?.fingerprint !== fingerprint) return false
    return variant.mode !== 'enhanced' || (now.profileRevision ?? profileRevision) === profileRevision
  }
