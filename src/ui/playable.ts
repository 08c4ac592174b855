import { albumKeyOf, type Track } from '#contracts/track'
import type { PlayableTrack } from '#player/face'
import { titleOf } from './songs/title-of'

/** A track as the player takes it. */
export const playableOf = (track: Track): PlayableTrack => ({
  id: track.id,
  title: titleOf(track),
  artist: track.artist,
  album: track.album,
  albumKey: albumKeyOf(track),
  duration: track.duration,
})
