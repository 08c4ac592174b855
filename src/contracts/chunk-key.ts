import type { Fingerprint } from './track'
import { type Variant, variantKey } from './variant'

/** Raised whenever the same input would give other bytes: old entries are never served again. */
export const pipelineVersion = 2

export type ChunkKey = string & { readonly __chunkKey: true }

interface Source {
  readonly fingerprint: Fingerprint
  readonly profileRevision: string
}

/** Identity of a variant's sound: file, pipeline, profile, variant. Also its ETag. */
export const soundKey = (source: Source, variant: Variant): string =>
  [source.fingerprint, `p${pipelineVersion}`, source.profileRevision, variantKey(variant)].join('/')

export const chunkKey = (source: Source, variant: Variant, index: number): ChunkKey =>
  `${soundKey(source, variant)}/${index}` as ChunkKey

/** The variant's key in a chunk's. */
export const soundOf = (key: ChunkKey): string => key.slice(0, key.lastIndexOf('/'))
