import type { DiskStore } from '#tiers/disk-store'
import type { DiskWriter } from '#tiers/disk-writer'

/** The disk tiers as one engine uses them. */
export interface Disk {
  readonly store: DiskStore
  readonly writer: DiskWriter
}
