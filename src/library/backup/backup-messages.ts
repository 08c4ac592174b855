import type { Problem } from '#contracts/problem'
import type { Restored } from './restored'

/** What the page asks of the worker that makes and brings back backups. */
export type ToBackupWorker = { readonly kind: 'make' } | { readonly kind: 'restore'; readonly file: File }

export type FromBackupWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'made'; readonly file: File }
  | { readonly kind: 'restored'; readonly restored: Restored }
  | { readonly kind: 'failed'; readonly problem: Problem }
