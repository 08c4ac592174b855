import type { Enhancement, PlayableTrack, RememberedChoices, RememberScope } from './face'

export const noChoices: RememberedChoices = { tracks: new Map(), albums: new Map() }

/** What the listener chose: once and for all, and for single tracks and albums. */
interface Chosen {
  readonly enhancement: Enhancement
  readonly remembered: RememberedChoices
}

const ofTrack = ({ remembered }: Chosen, track: PlayableTrack) => remembered.tracks.get(track.id)

const ofAlbum = ({ remembered }: Chosen, { albumKey }: PlayableTrack) =>
  albumKey === null ? undefined : remembered.albums.get(albumKey)

/** The nearest choice that applies to a track. */
export const enhancementOf = (chosen: Chosen, track: PlayableTrack | null): Enhancement =>
  (track && (ofTrack(chosen, track) ?? ofAlbum(chosen, track))) ?? chosen.enhancement

export const scopeOf = (chosen: Chosen, track: PlayableTrack | null): RememberScope => {
  if (track && ofTrack(chosen, track)) return 'track'
  return track && ofAlbum(chosen, track) ? 'album' : 'always'
}

const withEntry = <Key>(map: ReadonlyMap<Key, Enhancement>, key: Key, value: Enhancement | null) => {
  const next = new Map(map)
  if (value) next.set(key, value)
  else next.delete(key)
  return next
}

/** Makes `enhancement` what is chosen in one scope of a track, and forgets what was nearer to it. */
const chosenIn = (
  { enhancement: always, remembered: { tracks, albums } }: Chosen,
  scope: RememberScope,
  track: PlayableTrack | null,
  enhancement: Enhancement,
): Chosen => {
  if (!track) return { enhancement, remembered: { tracks, albums } }
  if (scope === 'track') {
    return { enhancement: always, remembered: { tracks: withEntry(tracks, track.id, enhancement), albums } }
  }
  const others = withEntry(tracks, track.id, null)
  const { albumKey } = track
  const ofItsAlbum = scope === 'album' ? enhancement : null
  return {
    enhancement: scope === 'always' ? enhancement : always,
    remembered: {
      tracks: others,
      albums: albumKey === null ? albums : withEntry(albums, albumKey, ofItsAlbum),
    },
  }
}

/** A change of what is heard is kept in the scope that is in force. */
export const chosenAnew = (
  chosen: Chosen,
  track: PlayableTrack | null,
  change: Partial<Enhancement>,
): Chosen => chosenIn(chosen, scopeOf(chosen, track), track, { ...enhancementOf(chosen, track), ...change })

/** Keeps what is heard for the track, for its album, or as what is heard wherever nothing else was chosen. */
export const rememberFor = (chosen: Chosen, track: PlayableTrack | null, scope: RememberScope): Chosen =>
  scope === 'album' && track?.albumKey === null
    ? chosen
    : chosenIn(chosen, scope, track, enhancementOf(chosen, track))
