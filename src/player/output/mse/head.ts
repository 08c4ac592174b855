import { type Problem, problem } from '#contracts/problem'
import { type ChunkBody, openChunk } from './chunk-body'
import { type ByteStream, initialisationLength } from './initialisation-segment'

export type Head =
  /** `rest`: what was read beyond it. */
  | {
      readonly status: 'found'
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly rest: Uint8Array<ArrayBuffer>
    }
  | { readonly status: 'failed'; readonly problem: Problem }
  | { readonly status: 'broken' }
  | { readonly status: 'aborted' }

const nothing = new Uint8Array()

/** Reads chunk 0 only as far as its initialisation segment goes. */
export const fetchHead = async (url: string, stream: ByteStream, signal: AbortSignal): Promise<Head> => {
  if (stream === 'raw') return { status: 'found', bytes: nothing, rest: nothing }
  const opened = await openChunk(url, signal)
  if (opened.status !== 'opened') return opened
  const head = await readHead(opened.body, stream, signal)
  opened.body.cancel()
  return head
}

/** Reads the initialisation segment that chunk 0 begins with. */
export const readHead = async (body: ChunkBody, stream: ByteStream, signal: AbortSignal): Promise<Head> => {
  let read = nothing
  for (;;) {
    const length = initialisationLength(read, stream)
    if (length !== null) return { status: 'found', bytes: read.slice(0, length), rest: read.slice(length) }
    const piece = await body.next()
    if (signal.aborted) return { status: 'aborted' }
    if (piece.status === 'broken') return piece
    if (piece.status === 'end') return { status: 'failed', problem: noHead }
    const grown = new Uint8Array(read.length + piece.bytes.length)
    grown.set(read)
    grown.set(piece.bytes, read.length)
    read = grown
  }
}

const noHead = problem('decode/failed', 'The sound has no beginning that this browser understands.')
