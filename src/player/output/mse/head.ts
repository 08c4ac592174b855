import { type Problem, problem } from '#contracts/problem'
import { openChunk } from './chunk-body'
import { type ByteStream, initialisationLength } from './initialisation-segment'

export type Head =
  | { readonly status: 'found'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly status: 'failed'; readonly problem: Problem }
  | { readonly status: 'aborted' }

/** Reads chunk 0 only as far as its initialisation segment goes. */
export const fetchHead = async (url: string, stream: ByteStream, signal: AbortSignal): Promise<Head> => {
  if (stream === 'raw') return { status: 'found', bytes: new Uint8Array() }
  const opened = await openChunk(url, signal)
  if (opened.status !== 'opened') return opened
  const { body } = opened
  let head = new Uint8Array()
  for (;;) {
    const piece = await body.next()
    if (signal.aborted) return { status: 'aborted' }
    if (piece.status !== 'bytes') return { status: 'failed', problem: noHead }
    const grown = new Uint8Array(head.length + piece.bytes.length)
    grown.set(head)
    grown.set(piece.bytes, head.length)
    head = grown
    const length = initialisationLength(head, stream)
    if (length === null) continue
    body.cancel()
    return { status: 'found', bytes: head.slice(0, length) }
  }
}

const noHead = problem('decode/failed', 'The sound has no beginning that this browser understands.')
