import type { Track, TrackId } from '#contracts/track'
import { titleOf } from './title-of'

const marks = /\p{M}+/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ascii = /^[\u0000-\u007f]*$/u

/** Without case and accents, as search and order compare: `Æther Édit` → `æther edit`. */
export const fold = (text: string): string =>
  ascii.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(marks, '').toLowerCase()

export interface Folded {
  readonly track: Track
  /** Title, artist and album, a line each: what search looks through. */
  readonly text: string
  readonly title: string
  readonly album: string
  /** Whose album it is: the artist's where no tag tells. */
  readonly albumArtist: string
}

const sameWords = (a: Track, b: Track) =>
  a.title === b.title && a.artist === b.artist && a.album === b.album && a.albumArtist === b.albumArtist

/** Folds each track once and remembers it: lists are folded again after every change of the library. */
export const createFolding = () => {
  const known = new Map<TrackId, Folded>()
  const foldTrack = (track: Track): Folded => {
    const before = known.get(track.id)
    if (before?.track === track) return before
    const next = before && sameWords(before.track, track) ? { ...before, track } : foldedOf(track)
    known.set(track.id, next)
    return next
  }
  return (tracks: readonly Track[]): readonly Folded[] => tracks.map(foldTrack)
}

const foldedOf = (track: Track): Folded => {
  const title = fold(titleOf(track))
  const album = fold(track.album)
  const albumArtist = fold(track.albumArtist || track.artist)
  const text = [title, fold(track.artist), album, albumArtist].join('\n')
  return { track, text, title, album, albumArtist }
}
