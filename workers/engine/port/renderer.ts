import type { Description, RenderRequest, RenderTiming } from '#contracts/render-port'
import type { TrackId } from '#contracts/track'
import type { Bytes, Milliseconds, Seconds } from '#contracts/units'
import type { Variant } from '#contracts/variant'

export type AskedChunk = Extract<RenderRequest, { kind: 'chunk' }>
export type ChunkRequest = Omit<AskedChunk, 'revision'>

/** From which second of a chunk on somebody waits for it, and by when, on this engine's clock. */
export interface Due {
  readonly from: Seconds
  readonly at: Milliseconds
}

/** A chunk on its way out. Pieces are given away: whoever makes them keeps no reference to their buffers. */
export interface RenderedChunk {
  readonly contentType: string
  readonly contentLength: Bytes | null
  readonly timing: RenderTiming
  readonly body: AsyncIterator<Uint8Array<ArrayBuffer>>
}

/** What the engine does for whoever reads through a port. Failures are thrown as `ProblemError`. */
export interface Renderer {
  describe(track: TrackId, variant: Variant, signal: AbortSignal): Promise<Description>
  /** `due` may change meanwhile; null while nobody waits. */
  chunk(request: AskedChunk, signal: AbortSignal, due: () => Due | null): Promise<RenderedChunk>
}
