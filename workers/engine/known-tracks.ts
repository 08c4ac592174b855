import { heardRevision } from '#contracts/profile'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { database } from '#storage/database'
import { type HeardProfile, readHeardProfile } from '#storage/profiles'
import { rememberStored } from '#storage/remembered'
import { readFacts } from '#storage/sounds'

/** What is heard now, what follows it, and what is worked on besides: a profile takes up to a megabyte or so. */
const mostProfiles = 8
/** Small, and asked for of all that is pinned. */
const mostFacts = 256

const { sounds, profiles, settings } = database

/** What the database says of tracks, in memory while it holds: every rendering begins with it. */
export const createKnownTracks = () => {
  const facts = rememberStored<TrackId, SoundFacts>({
    read: readFacts,
    capacity: mostFacts,
    isAbout: (touches, id) => touches(sounds.name, id),
  })
  const heard = rememberStored<TrackId, HeardProfile>({
    read: readHeardProfile,
    capacity: mostProfiles,
    isAbout: (touches, id) => touches(profiles.name, id) || touches(settings.name, 'targetLoudness'),
  })
  return {
    facts: facts.read,
    heard: heard.read,
    /** Whoever asks knows of a `revision`: where another one is remembered, the news of it is still on its way. */
    agree: async (id: TrackId, revision: string): Promise<void> => {
      const known = await heard.read(id)
      if (known && heardRevision(known.profile, known.target) !== revision) heard.forget((one) => one === id)
    },
  }
}

export type KnownTracks = ReturnType<typeof createKnownTracks>
