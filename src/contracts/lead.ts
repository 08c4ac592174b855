import type { ChunkKey } from './chunk-key'
import type { Bytes } from './units'

/**
 * Seconds of a chunk, made before anybody asks: a switch to its preset is heard from them at once. Engine → page →
 * service worker; the buffer is transferred.
 */
export interface Lead {
  readonly key: ChunkKey
  /** Where in the chunk's samples they begin. */
  readonly from: Bytes
  readonly samples: ArrayBuffer
  /** How often something had been dropped on purpose when the work began: what was dropped since does not come back. */
  readonly drops: number
}
