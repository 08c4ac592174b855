import { ProblemError, problem } from '#contracts/problem'
import type { RenderTiming, Wanted } from '#contracts/render-port'
import { type Bytes, bytes, frames, type Milliseconds } from '#contracts/units'
import { wavFrameBytes } from '#contracts/wav-layout'
import { type ChunkRequest, type EngineLink, hasDied } from '../link/engine-link'
import type { Pieces } from '../pieces'
import { createGrowingBytes } from './growing-bytes'
import { createUrging } from './urging'

interface FlowHead {
  readonly contentType: string
  readonly contentLength: Bytes | null
  readonly timing: RenderTiming
}

type FlowEnd =
  | { readonly kind: 'complete'; readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed' }

/** A rendering in progress that any number of readers share. */
export interface Flow {
  /** Rejects with the engine's problem. */
  readonly head: Promise<FlowHead>
  /** Never rejects. */
  readonly end: Promise<FlowEnd>
  length(): Bytes
  /** What there is so far. */
  made(): Uint8Array<ArrayBuffer>
  /** Somebody who joins may be in more of a hurry. */
  want(wanted: Wanted): void
  /** Keeps the work going until released; without holders it stops after the grace. */
  hold(): Release
  /** Something else is wanted now: stops at once if the last holder has turned away. */
  stepAside(): void
  read(from: Bytes, to: Bytes | null, signal: AbortSignal): Pieces
}

/** `left`: the holder turned away before it had all it asked for. Only the first call counts. */
export type Release = (how: 'read' | 'left') => void

export interface FlowJob {
  readonly request: ChunkRequest
  readonly clientId: string
  /** Known beforehand for samples: the work ends there, and nothing shorter counts as whole. */
  readonly expected: Bytes | null
  /** How long the work goes on without a holder. */
  readonly grace: Milliseconds
  /** Called the moment the work is given up, so that nobody joins it any more. */
  readonly onGivenUp: () => void
}

export const startFlow = (engine: EngineLink, job: FlowJob): Flow => {
  const { request, clientId, expected, grace } = job
  const store = createGrowingBytes(expected)
  const work = new AbortController()
  const urging = createUrging(request.wanted)
  let begun: FlowHead | undefined
  let begin: (head: FlowHead) => void = () => {}
  let refuse: (error: unknown) => void = () => {}
  const head = new Promise<FlowHead>((resolve, reject) => {
    begin = (found) => {
      begun ??= found
      resolve(begun)
    }
    refuse = reject
  })
  // A flow may fail before anybody looks at its head.
  head.catch(() => {})

  /** Takes in one rendering from where it starts; `behind` bytes of it are here already. */
  const take = async (wanted: ChunkRequest, behind: number) => {
    const rendering = await engine.render(
      { ...wanted, wanted: urging.wanted() },
      clientId,
      work.signal,
      urging.heededBy,
    )
    begin(rendering)
    let known = behind
    for await (const piece of rendering.body) {
      const rest = piece.subarray(Math.min(known, piece.byteLength))
      known -= piece.byteLength - rest.byteLength
      const room = expected === null ? rest.byteLength : expected - store.length()
      store.append(rest.subarray(0, room))
      if (store.length() === expected) return
    }
    if (expected !== null) {
      const detail = `The engine ended after ${store.length()} of ${expected} bytes`
      throw new ProblemError(problem('engine/failed', detail))
    }
  }

  /** After the engine died the work starts once more; bytes readers have already got stay what they are. */
  const takeAgain = async () => {
    const behind = store.length()
    if (expected === null && behind > 0) throw new ProblemError(problem('engine/died', 'The engine died'))
    if (request.skip === 0) return take(request, behind)
    const whole = Math.floor(behind / wavFrameBytes)
    await take({ ...request, skip: frames(request.skip + whole) }, behind - whole * wavFrameBytes)
  }

  const run = async (): Promise<FlowEnd> => {
    try {
      await take(request, 0).catch((error: unknown) => {
        if (work.signal.aborted || !hasDied(error)) throw error
        return takeAgain()
      })
      store.complete()
      return { kind: 'complete', contentType: begun?.contentType ?? '', bytes: store.all() }
    } catch (error) {
      store.fail(error)
      refuse(error)
      return { kind: 'failed' }
    }
  }

  let holders = 0
  let isLeft = false
  let ending: ReturnType<typeof setTimeout> | undefined
  const giveUp = () => {
    job.onGivenUp()
    work.abort()
  }

  return {
    head,
    end: run(),
    length: () => bytes(store.length()),
    made: store.all,
    want: urging.want,
    hold: () => {
      clearTimeout(ending)
      holders += 1
      let held = true
      return (how) => {
        if (!held) return
        held = false
        holders -= 1
        isLeft = how === 'left'
        if (holders === 0) ending = setTimeout(giveUp, grace)
      }
    },
    stepAside: () => {
      if (holders === 0 && isLeft) giveUp()
    },
    read: store.read,
  }
}
