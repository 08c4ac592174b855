import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Lyrics } from '#contracts/lyrics'
import type { Profile } from '#contracts/profile'
import type { ProfilePart } from '#contracts/profile-part'
import type { SoundFacts } from '#contracts/sound-facts'
import type { Track, TrackId } from '#contracts/track'
import type { Milliseconds } from '#contracts/units'
import type { Wave } from '#contracts/wave'
import { databaseName } from './database-name'

/** Where a track's bytes are: in place behind a handle, copied into OPFS, or in `blobs` where there is no OPFS. */
export type FilePlace = PlaceOfHandle | PlaceOfCopy

export interface PlaceOfHandle {
  readonly kind: 'handle'
  readonly handle: FileSystemFileHandle
  /** The folder it came with: permission for that covers every file in it. */
  readonly folder: number | null
}

export interface PlaceOfCopy {
  readonly kind: 'opfs' | 'blob'
  readonly name: string
}

export interface FileRecord {
  readonly trackId: TrackId
  readonly place: FilePlace
  /** From the folder that was added on, with the file's name. */
  readonly path?: string
  readonly modifiedAt?: Milliseconds
  /** When it was first looked for in vain. */
  readonly lostSince?: Milliseconds
}

/** A copied file. A buffer where the browser cannot store blobs. */
export interface BlobRecord {
  readonly name: string
  readonly data: Blob | ArrayBuffer
}

/** A folder that tracks stay in. */
export interface FolderRecord {
  readonly id: number
  readonly handle: FileSystemDirectoryHandle
  /** When it was last looked through. */
  readonly scannedAt?: Milliseconds
}

/** A thumbnail, ready to show. `key` is the hash of the embedded picture: an album shares one. */
export interface ArtworkRecord {
  readonly key: string
  /** MIME type of the thumbnail. */
  readonly type: string
  readonly thumbnail: ArrayBuffer
}

export interface SoundRecord {
  readonly trackId: TrackId
  readonly facts: SoundFacts
}

/** `active` is what every rendering uses; a better one waits in `pending` until nobody is listening. */
export interface ProfileRecord {
  readonly trackId: TrackId
  readonly active: Profile
  readonly pending: Profile | null
}

/** Part of a full profile on its way. */
export interface ProfilePartRecord {
  readonly trackId: TrackId
  readonly index: number
  readonly pass: string
  readonly part: ProfilePart
}

/** A track that is to be kept ready at all times. */
export interface PinRecord {
  readonly trackId: TrackId
  readonly pinnedAt: number
}

/** How a track or an album is to be heard. */
export interface ChoiceRecord {
  /** `track/12` or `album/…`. */
  readonly key: string
  readonly enabled: boolean
  readonly preset: string
  readonly intensity: number
}

export interface FavouriteRecord {
  readonly trackId: TrackId
  readonly addedAt: Milliseconds
}

export interface PlayRecord {
  readonly trackId: TrackId
  readonly count: number
  readonly lastPlayedAt: Milliseconds
}

export interface PlaylistRecord {
  readonly id: number
  readonly name: string
  readonly tracks: readonly TrackId[]
  readonly createdAt: Milliseconds
  readonly changedAt: Milliseconds
}

export interface LyricsRecord {
  readonly trackId: TrackId
  readonly lyrics: Lyrics
}

export interface PeaksRecord {
  readonly trackId: TrackId
  readonly wave: Wave
}

export interface SettingRecord {
  readonly key: string
  readonly value: unknown
}

/** The one database. Every realm opens the same schema through here. */
export class AuricleDatabase extends Dexie {
  declare readonly tracks: EntityTable<Track, 'id'>
  declare readonly files: Table<FileRecord, TrackId>
  declare readonly folders: EntityTable<FolderRecord, 'id'>
  declare readonly blobs: Table<BlobRecord, string>
  declare readonly artworks: Table<ArtworkRecord, string>
  declare readonly sounds: Table<SoundRecord, TrackId>
  declare readonly profiles: Table<ProfileRecord, TrackId>
  declare readonly profileParts: Table<ProfilePartRecord, [TrackId, number]>
  declare readonly choices: Table<ChoiceRecord, string>
  declare readonly settings: Table<SettingRecord, string>
  declare readonly pins: Table<PinRecord, TrackId>
  declare readonly favourites: Table<FavouriteRecord, TrackId>
  declare readonly plays: Table<PlayRecord, TrackId>
  declare readonly playlists: EntityTable<PlaylistRecord, 'id'>
  declare readonly lyrics: Table<LyricsRecord, TrackId>
  declare readonly peaks: Table<PeaksRecord, TrackId>

  constructor(name = databaseName) {
    super(name)
    this.version(1).stores({
      tracks: '++id, &fingerprint, artwork, addedAt',
      files: 'trackId, place.name, place.folder',
      folders: '++id',
      blobs: 'name',
      artworks: 'key',
      sounds: 'trackId',
      profiles: 'trackId, active.kind, pending.kind',
      settings: 'key',
    })
    this.version(2).stores({ profileParts: '[trackId+index], trackId' })
    // The revision alone can be read from an index: a profile is some 100 kB for five minutes of sound.
    this.version(4).stores({
      profiles: 'trackId, active.kind, pending.kind, [trackId+active.revision]',
    })
    this.version(3).stores({
      files: 'trackId, place.name, place.folder, place.kind, lostSince',
      favourites: 'trackId, addedAt',
      plays: 'trackId, lastPlayedAt',
      playlists: '++id',
      choices: 'key',
      pins: 'trackId',
      peaks: 'trackId',
      lyrics: 'trackId',
    })
  }
}

export const database = new AuricleDatabase()
