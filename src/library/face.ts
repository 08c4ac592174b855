import type { Lyrics } from '#contracts/lyrics'
import type { Problem } from '#contracts/problem'
import type { Track, TrackId } from '#contracts/track'
import type { Bytes, Decibels, Hertz, Lufs, Milliseconds, Seconds } from '#contracts/units'
import type { Restored } from './backup/restored'
import type { Observe } from './observe'
import type { ReplayGain } from './technical'

export type { BackupFault, Restored } from './backup/restored'

/** Takes back what was just done. */
export type Undo = () => Promise<void>

/** A file on its way in, with a handle where the browser gave one (it then stays in place). */
export interface PickedFile {
  readonly file: File
  readonly handle?: FileSystemFileHandle
  /** The folder picked or dropped that the handle came out of: one permission covers all of it. */
  readonly folder?: FileSystemDirectoryHandle
  /** Folder path and name, for messages. */
  readonly path: string
}

export interface Refusal {
  readonly fileName: string
  readonly problem: Problem
}

export interface ImportSummary {
  readonly added: number
  readonly duplicates: number
  readonly refused: readonly Refusal[]
}

export interface ImportProgress {
  readonly done: number
  readonly total: number
}

/** `denied` also where the browser never answered. */
export type Persistence = 'granted' | 'denied' | 'unknown'

/** Songs that belong together: by album artist and name, never by the artists of single songs. */
export interface Album {
  readonly key: string
  /** Empty for the songs that are on no album. */
  readonly title: string
  /** Null for various artists. */
  readonly artist: string | null
  readonly year: number | null
  readonly artwork: string | null
  /** When its latest song came, Unix milliseconds. */
  readonly addedAt: Milliseconds
  /** By disc, track number and title. */
  readonly tracks: readonly Track[]
}

export interface Artist {
  readonly key: string
  readonly name: string
  readonly artwork: string | null
  /** Theirs, and those that hold a song of theirs; the oldest first. */
  readonly albums: readonly Album[]
  /** What is on their albums and what they sing elsewhere, in the order of the collection. */
  readonly tracks: readonly Track[]
}

export interface Genre {
  readonly key: string
  readonly name: string
  readonly artwork: string | null
  /** In the order of the collection. */
  readonly tracks: readonly Track[]
}

/** The library as it is browsed, put in order away from the page's hot path. */
export interface Collection {
  /** By album, disc, track number and title; songs on no album last. */
  readonly tracks: readonly Track[]
  /** By name; the songs on no album are the last one. */
  readonly albums: readonly Album[]
  /** By name. */
  readonly artists: readonly Artist[]
  /** By name. */
  readonly genres: readonly Genre[]
  /** Only what the list begins with: the rest of a large library is still being loaded. */
  readonly partial: boolean
  find(id: TrackId): Track | undefined
  albumOf(id: TrackId): Album | undefined
  /** By name, whatever its case and accents. */
  artistNamed(name: string): Artist | undefined
}

/** Of a library in which there is nothing. */
export const emptyCollection: Collection = {
  partial: false,
  tracks: [],
  albums: [],
  artists: [],
  genres: [],
  find: () => undefined,
  albumOf: () => undefined,
  artistNamed: () => undefined,
}

export interface Found {
  readonly query: string
  /** Best first; those that hold the words as they are typed come before those that nearly do. */
  readonly tracks: readonly Track[]
  readonly albums: readonly Album[]
  readonly artists: readonly Artist[]
  readonly playlists: readonly Playlist[]
  /** Nothing more will come for this query. */
  readonly complete: boolean
}

export interface Playlist {
  readonly id: number
  readonly name: string
  /** In the listener's order; the same track may stand in it more than once. */
  readonly tracks: readonly TrackId[]
  readonly createdAt: Milliseconds
  readonly changedAt: Milliseconds
}

export type PlaylistImport =
  | {
      readonly status: 'imported'
      readonly playlist: number
      readonly name: string
      readonly matched: number
      /** What the library does not have, as the list names it. */
      readonly unmatched: readonly string[]
    }
  /** The library has none of its songs: nothing was made of it. */
  | { readonly status: 'unmatched'; readonly name: string; readonly songs: number }
  | { readonly status: 'refused'; readonly problem: Problem }

export interface Playlists {
  /** By name. */
  readonly observe: Observe<readonly Playlist[]>
  /** Resolves to its number. */
  create(name: string, tracks: readonly TrackId[]): Promise<number>
  rename(id: number, name: string): Promise<void>
  /** Puts tracks behind those in it. */
  add(id: number, tracks: readonly TrackId[]): Promise<void>
  /** Takes out what stands at these places, counted from 0. */
  removeAt(id: number, places: readonly number[]): Promise<Undo>
  /** Moves what stands at one place to another, counted from 0. */
  move(id: number, from: number, to: number): Promise<void>
  setTracks(id: number, tracks: readonly TrackId[]): Promise<void>
  delete(id: number): Promise<Undo>
  /** Extended M3U in UTF-8, ready to be saved; null when there is no such playlist. */
  export(id: number): Promise<File | null>
  /** A new playlist out of an M3U or M3U8 file: tracks by path, file name, or artist, title and length. */
  import(file: File): Promise<PlaylistImport>
}

export interface Favourites {
  /** The latest first. */
  readonly observe: Observe<ReadonlySet<TrackId>>
  set(tracks: readonly TrackId[], on: boolean): Promise<void>
}

export interface Plays {
  /** Tracks that were played and how often, the latest first. */
  readonly observe: Observe<ReadonlyMap<TrackId, number>>
  /** The track was listened to, not only begun. */
  notePlayed(id: TrackId): Promise<void>
}

/** `ask`: the browser wants the listener to allow it again. */
export type FolderAccess = 'granted' | 'ask'

/** A folder whose files stay in place. */
export interface LinkedFolder {
  readonly id: number
  readonly name: string
  readonly trackCount: number
  readonly access: FolderAccess
  readonly scannedAt: Milliseconds | null
}

export type Rescan =
  | {
      readonly status: 'scanned'
      readonly added: number
      /** Read again because the file had changed. */
      readonly changed: number
      /** No longer where they were. They stay in the library. */
      readonly missing: number
      /** Missing before, and there again. */
      readonly healed: number
      readonly refused: readonly Refusal[]
    }
  | { readonly status: 'refused'; readonly problem: Problem }

export interface Folders {
  /** By name. */
  readonly observe: Observe<readonly LinkedFolder[]>
  /** Looks through a folder once more. Asks for permission where that is needed: call it in a user gesture. */
  rescan(id: number, onProgress: (progress: ImportProgress) => void, signal?: AbortSignal): Promise<Rescan>
  /** Lets go of a folder and removes its tracks from the library; the files stay untouched. */
  remove(id: number): Promise<void>
}

/** `gone`: not where it was, or never here; `permission`: one click away. */
export type Missing = 'gone' | 'permission'

/** What a file is. Null where nothing tells. */
export interface FileFacts {
  readonly fileName: string
  /** From the folder that was added on, as far as it is known. */
  readonly path: string
  readonly size: Bytes
  /** `linked`: the listener's own file is read where it is; `copied`: Auricle keeps a copy. */
  readonly kept: 'linked' | 'copied' | 'missing'
  readonly codec: string | null
  readonly sampleRate: Hertz | null
  /** Null for lossy codecs. */
  readonly bitDepth: number | null
  readonly channels: number | null
  readonly lossless: boolean | null
  readonly duration: Seconds | null
  /** Bits per second over the whole file. */
  readonly bitrate: number | null
  /** From analysis: null before it. */
  readonly loudness: Lufs | null
  readonly truePeak: Decibels | null
  readonly replayGain: ReplayGain | null
}

/** `large`: up to 1024 pixels, read from a file that carries it; the thumbnail where that cannot be. */
export type ArtworkSize = 'small' | 'large'

export interface Library {
  /** All tracks by id. */
  readonly observe: Observe<readonly Track[]>
  /** All tracks in order, in albums, of artists and genres. */
  readonly observeCollection: Observe<Collection>
  /** Why nothing of it can be read or kept; null while all is well. */
  readonly observeProblem: Observe<Problem | null>
  /** Tracks that cannot be played as things stand. */
  readonly observeMissing: Observe<ReadonlyMap<TrackId, Missing>>
  /**
   * Looks for words as they are typed: calls back within this call with what holds them, and once more with what
   * nearly does, and again when the library changes. Starting another search or calling the function returned stops
   * this one. An empty query finds nothing and makes ready: call it when the search box is entered.
   */
  search(query: string, listener: (found: Found) => void): () => void
  readonly playlists: Playlists
  readonly favourites: Favourites
  readonly plays: Plays
  readonly folders: Folders
  /** Words of a track, null when it has none. */
  lyrics(id: TrackId): Promise<Lyrics | null>
  /** Null when there is no such track. */
  facts(id: TrackId): Promise<FileFacts | null>
  /** Everything that is not sound, ready to be saved. Rejects with the signal's reason when it is given up. */
  backup(onProgress: (progress: ImportProgress) => void, signal?: AbortSignal): Promise<File>
  /** Brings back what a backup holds and the library lacks; what is there stays. Given up, it changes nothing. */
  restore(file: File, onProgress: (progress: ImportProgress) => void, signal?: AbortSignal): Promise<Restored>
  importFiles(
    files: readonly PickedFile[],
    onProgress: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<ImportSummary>
  /** Removes tracks with everything stored for them; returns when the bytes are gone. */
  remove(ids: readonly TrackId[]): Promise<void>
  /** Object URL of a picture, null without artwork. Small ones last for the life of the page, large ones a while. */
  artworkUrl(key: string | null, size?: ArtworkSize): Promise<string | null>
  /** Asks again for permission to a file that stayed in place; needs a user gesture. */
  askPermission(id: TrackId): Promise<boolean>
  persistence(): Promise<Persistence>
  /** Reads a drop; call it while the drop event is being handled, the list is empty afterwards. */
  readonly filesOfDrop: FilesOfDrop
  /** Reads an `input[type=file]`, leaving out what plainly is not music in a folder. */
  readonly filesOfInput: FilesOfInput
  /** Asks for a folder whose files stay in place: none when dismissed. Null where the browser cannot. */
  readonly pickFolder: (() => Promise<readonly PickedFile[]>) | null
}

/** Files and whole folders out of a drop, recursively, with handles where the browser gives them. */
export type FilesOfDrop = (items: DataTransferItemList) => Promise<readonly PickedFile[]>

/** The files of an `input[type=file]`; of a folder, those that may be music. */
export type FilesOfInput = (files: Iterable<File>) => readonly PickedFile[]
