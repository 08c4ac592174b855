import type { Problem } from '#contracts/problem'
import type { Track, TrackId } from '#contracts/track'

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

export interface Library {
  /** All tracks by id; calls back at once and after every change (from any tab). */
  observe(listener: (tracks: readonly Track[]) => void): () => void
  importFiles(
    files: readonly PickedFile[],
    onProgress: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<ImportSummary>
  /** Removes tracks with everything stored for them; returns when the bytes are gone. */
  remove(ids: readonly TrackId[]): Promise<void>
  /** Object URL of a thumbnail, cached for the life of the page; null without artwork. */
  artworkUrl(key: string | null): Promise<string | null>
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
