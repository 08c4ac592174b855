import type { Track } from '#contracts/track'
import { fold } from '../fold'
import { pathOf } from '../path-of'
import type { M3uEntry } from './m3u'

/** Seconds that lengths may differ by: lists round them. */
const slack = 3

const partsOf = (path: string) =>
  fold(path.normalize('NFC'))
    .split('/')
    .filter((part) => part !== '' && part !== '.')
const words = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How many parts two paths share, counted from the file's name up. */
const shared = (one: readonly string[], other: readonly string[]) => {
  let count = 0
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++
  return count
}

const isAsLong = ({ duration }: Track, entry: M3uEntry) =>
  duration === null || entry.duration === null || Math.abs(duration - entry.duration) <= slack

const gather = (tracks: readonly Track[], keysOf: (track: Track) => readonly string[]) => {
  const gathered = new Map<string, Track[]>()
  for (const track of tracks)
    for (const key of keysOf(track)) {
      const known = gathered.get(key)
      if (known) known.push(track)
      else gathered.set(key, [track])
    }
  return gathered
}

const labelsOf = ({ artist, albumArtist, title, fileName }: Track) => {
  const named = title || fileName.replace(/\.[^.]*$/u, '')
  return [...new Set([`${artist} ${named}`, `${albumArtist} ${named}`, named].map(words))].filter(Boolean)
}

/** Finds entries of a list in the library: by path, else by file name, else by artist, title and length. */
export const createMatcher = (tracks: readonly Track[]): ((entry: M3uEntry) => Track | undefined) => {
  const byName = gather(tracks, ({ fileName }) => [partsOf(fileName).join('/')])
  const byLabel = gather(tracks, labelsOf)

  const nearest = (entry: M3uEntry) => {
    const path = partsOf(entry.path)
    const named = byName.get(path.at(-1) ?? '') ?? []
    const ranked = named
      .map((track) => ({ track, depth: shared(partsOf(pathOf(track)), path), fits: isAsLong(track, entry) }))
      .sort((one, other) => other.depth - one.depth || Number(other.fits) - Number(one.fits))
    const [best] = ranked
    // A name alone, such as `01.mp3`, is a track's only where the lengths do not speak against it.
    return best && (best.depth > 1 || best.fits) ? best.track : undefined
  }
  const labelled = (entry: M3uEntry) => {
    const label = words(entry.label)
    return label === '' ? undefined : byLabel.get(label)?.find((track) => isAsLong(track, entry))
  }
  return (entry) => nearest(entry) ?? labelled(entry)
}
