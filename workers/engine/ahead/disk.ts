import type { DiskStore } from '#tiers/disk-store'
import type { DiskWriter } from '#tiers/disk-writer'

/** The disk tiers as one engine uses them. */
export interface Disk {
  readonly store: DiskStore
  readonly writer: DiskWriter
  /** Lets other tabs know which files play here, by their fingerprints. */
  readonly tellPlaying: (fingerprints: readonly string[]) => void
}
