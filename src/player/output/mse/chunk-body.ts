import { milliseconds } from '#contracts/units'
import { type Answer, request } from '../request'
import { pause } from '../wait'

const readTime = milliseconds(12_000)

type Piece =
  | { readonly status: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly status: 'end' }
  /** The connection broke, or nothing came for too long. */
  | { readonly status: 'broken' }

export interface ChunkBody {
  next(): Promise<Piece>
  cancel(): void
}

export type OpenedChunk =
  | { readonly status: 'opened'; readonly body: ChunkBody }
  | Exclude<Answer, { readonly status: 'answered' }>

/** A chunk that was asked for before anything else was known. */
export interface BegunChunk {
  readonly index: number
  readonly opened: Promise<OpenedChunk>
}

/** Asks for a chunk and hands its bytes on as they arrive. */
export const openChunk = async (url: string, signal: AbortSignal): Promise<OpenedChunk> => {
  const answer = await request(url, signal)
  if (answer.status !== 'answered') return answer
  return { status: 'opened', body: bodyOf(answer.response, signal) }
}

/** Ends the reading of a chunk that nobody needs. */
export const letGo = (opened: OpenedChunk): void => {
  if (opened.status === 'opened') opened.body.cancel()
}

const bodyOf = (response: Response, signal: AbortSignal): ChunkBody => {
  const reader = response.body?.getReader()
  const cancel = () => void reader?.cancel().catch(() => undefined)
  return {
    next: async () => {
      if (!reader) return { status: 'end' }
      const waiting = new AbortController()
      const late = pause(readTime, AbortSignal.any([waiting.signal, signal])).then(() => null)
      try {
        const read = await Promise.race([reader.read(), late])
        if (read === null) return { status: 'broken' }
        return read.done ? { status: 'end' } : { status: 'bytes', bytes: read.value }
      } catch {
        return { status: 'broken' }
      } finally {
        waiting.abort()
      }
    },
    cancel,
  }
}
