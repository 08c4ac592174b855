import type { Track, TrackId } from '#contracts/track'
import { database } from './database'

export const readTrack = (id: TrackId): Promise<Track | undefined> => database.tracks.get(id)
