import { pipelineVersion } from '#contracts/chunk-key'
import type { ChunkIndex } from '#storage/chunk-index'
import type { DiskStore } from '#tiers/disk-store'
import { createDiskWriter } from '#tiers/disk-writer'
import { openDiskStore } from '#tiers/open-disk-store'
import { readDiskBudgets } from '#tiers/read-disk-budgets'
import { holdLife } from '../port/hold-life'
import type { Disk } from './disk'
import { createPlaying, playingAnywhere } from './playing'

const lifePrefix = 'auricle-chunks/'

/** Sessions whose engines live: their files may be half written. Null where nobody can tell. */
const livingSessions = async (): Promise<ReadonlySet<string> | null> => {
  if (!navigator.locks) return null
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map(({ name = '' }) => name.slice(lifePrefix.length)))
}

const sweep = async (store: DiskStore) => {
  const living = await livingSessions()
  if (living) await store.sweep(`p${pipelineVersion}`, (file) => living.has(file.split('.')[0] ?? ''))
}

/** The disk tiers as this engine writes them, tidied of what engines before it left. */
export const openDisk = async (index: ChunkIndex, onFull: () => void): Promise<Disk> => {
  const session = crypto.randomUUID()
  await holdLife(lifePrefix + session)
  const store = await openDiskStore(index)
  void sweep(store).catch(() => {})
  const budgets = await readDiskBudgets()
  const writer = createDiskWriter(store, budgets, session, { onFull, playing: playingAnywhere })
  return { store, writer, tellPlaying: createPlaying() }
}
