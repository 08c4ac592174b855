import { type Fingerprint, type Track, tagRevision } from '#contracts/track'
import { bytes, milliseconds } from '#contracts/units'

export const newTrack = (fingerprint: string, artwork: string | null = null): Omit<Track, 'id'> => ({
  fingerprint: fingerprint as Fingerprint,
  fileName: `${fingerprint}.mp3`,
  fileSize: bytes(4),
  title: fingerprint,
  artist: '',
  album: '',
  albumArtist: '',
  genres: [],
  composer: '',
  compilation: false,
  sortNames: null,
  folder: '',
  year: null,
  trackNumber: null,
  discNumber: null,
  duration: null,
  artwork,
  addedAt: milliseconds(0),
  tagRevision,
})
