import {
  array,
  boolean,
  finite,
  type InferOutput,
  integer,
  literal,
  minValue,
  nullable,
  number,
  object,
  optional,
  pipe,
  string,
  unknown,
} from 'valibot'

const count = pipe(number(), integer(), minValue(0))
const time = pipe(number(), finite())
const text = optional(string(), '')

const track = object({
  id: count,
  fingerprint: string(),
  fileName: string(),
  fileSize: count,
  title: text,
  artist: text,
  album: text,
  albumArtist: text,
  genres: optional(array(string()), []),
  composer: text,
  compilation: optional(boolean(), false),
  sortNames: optional(
    nullable(
      object({
        title: optional(string()),
        artist: optional(string()),
        album: optional(string()),
        albumArtist: optional(string()),
      }),
    ),
    null,
  ),
  folder: text,
  year: optional(nullable(number()), null),
  trackNumber: optional(nullable(number()), null),
  discNumber: optional(nullable(number()), null),
  duration: optional(nullable(number()), null),
  artwork: optional(nullable(string()), null),
  addedAt: time,
  tagRevision: optional(count, 1),
})

/** Everything that is not sound. Numbers of tracks are those of the library it was made from. */
export const backupFormat = object({
  format: literal('auricle-backup'),
  version: literal(1),
  createdAt: time,
  tracks: array(track),
  playlists: array(object({ name: string(), tracks: array(count), createdAt: time, changedAt: time })),
  favourites: array(object({ trackId: count, addedAt: time })),
  plays: array(object({ trackId: count, count, lastPlayedAt: time })),
  choices: array(object({ key: string(), enabled: boolean(), preset: string(), intensity: number() })),
  pins: array(object({ trackId: count, pinnedAt: time })),
  settings: array(object({ key: string(), value: unknown() })),
})

/** Made by a version that keeps more than this one knows. */
export const newerFormat = object({ format: literal('auricle-backup'), version: pipe(number(), minValue(2)) })

export type Backup = InferOutput<typeof backupFormat>
