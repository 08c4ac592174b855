import type { Description, RenderRequest, RenderTiming } from '#contracts/render-port'
import type { TrackId } from '#contracts/track'
import type { Bytes } from '#contracts/units'
import type { Variant } from '#contracts/variant'

export type ChunkRequest = Extract<RenderRequest, { kind: 'chunk' }>

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
  chunk(request: ChunkRequest, signal: AbortSignal): Promise<RenderedChunk>
}
