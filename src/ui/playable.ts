import { albumKeyOf, type Track } from '#contracts/track'
import type { PlayableTrack } from '#player/face'
import { titleOf } from './songs/title-of'

/** A track as the player takes it. `artworkUrl` answers for pictures that are at hand already. */
export const playableOf =
  (artworkUrl: (key: string) => string | undefined) =>
  (track: Track): PlayableTrack => ({
    id: track.id,
    title: titleOf(track),
    artist: track.artist,
    album: track.album,
    albumKey: albumKeyOf(track),
    artworkUrl: (track.artwork === null ? undefined : artworkUrl(track.artwork)) ?? null,
    duration: track.duration,
  })
