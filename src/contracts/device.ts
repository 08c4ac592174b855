import type { Bytes } from './units'
import type { Wish } from './wish'

/** A file the system handed over, with a handle where it stays in place. */
export interface HandedFile {
  readonly file: File
  readonly handle?: FileSystemFileHandle
}

/**
 * How the app can come to live on this device. `offered`: the browser asks when told to; `by-hand`: the listener adds
 * it to the home screen themselves; `none`: this browser has no way.
 */
export type Installing = 'installed' | 'offered' | 'by-hand' | 'none'

export interface Receiver {
  /** Opened with the app, or shared with it. */
  files(files: readonly HandedFile[]): void
  /** Some of what was shared found no room. */
  lost(): void
  wish(wish: Wish): void
}

/** What this site keeps and may keep in this browser. */
export interface Room {
  readonly used: Bytes
  readonly quota: Bytes
}

/** The device the app lives on: what it hands over, and how to be at home there. */
export interface Device {
  /** From now on, and with everything that came before. */
  receive(receiver: Receiver): void
  view(): Installing
  subscribe(listener: (installing: Installing) => void): () => void
  /** Lets the browser ask; only after a gesture, and only while `offered`. */
  install(): Promise<void>
  /** Null where the browser does not say. */
  room(): Promise<Room | null>
}
