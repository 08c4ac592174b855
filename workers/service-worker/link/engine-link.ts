import { ProblemError, problem } from '#contracts/problem'
import type { Description, FromRenderer, RenderRequest, RenderTiming, Wanted } from '#contracts/render-port'
import { type Bytes, type Milliseconds, milliseconds } from '#contracts/units'
import type { Pieces } from '../pieces'
import { type Exchange, openExchange } from './exchange'
import type { Pages } from './page'

export type DescribeRequest = Extract<RenderRequest, { kind: 'describe' }>
export type ChunkRequest = Extract<RenderRequest, { kind: 'chunk' }>

/** A chunk on its way here. The body is pulled; leaving it early stops the work. */
export interface Rendering {
  readonly contentType: string
  readonly contentLength: Bytes | null
  readonly timing: RenderTiming
  readonly body: Pieces
}

/**
 * The engines in the pages. Every call throws a `ProblemError`: what the engine said, `engine/unavailable` where
 * no page answers, `engine/timeout`, or `engine/died` when the page or its engine went away meanwhile.
 */
export interface EngineLink {
  describe(request: DescribeRequest, clientId: string): Promise<Description>
  /** `onAccepted` is given the way to say that it became more urgent. */
  render(
    request: ChunkRequest,
    clientId: string,
    signal: AbortSignal,
    onAccepted?: (want: (wanted: Wanted) => void) => void,
  ): Promise<Rendering>
  /** This page's engine died: everything it was rendering ends with `engine/died` at once. */
  lose(pageId: string): void
}

export interface Patience {
  readonly accepted: Milliseconds
  readonly head: Milliseconds
  readonly data: Milliseconds
  /** How often a page that owes an answer is checked for being there at all. */
  readonly check: Milliseconds
}

const usualPatience: Patience = {
  accepted: milliseconds(3_000),
  head: milliseconds(30_000),
  data: milliseconds(15_000),
  check: milliseconds(1_000),
}

/** Pulls on their way, so that the engine need not wait for the next one. */
const pullsAhead = 2

export const createEngineLink = (pages: Pages, patience: Patience = usualPatience): EngineLink => {
  const open = new Set<Exchange>()
  let checking: ReturnType<typeof setInterval> | undefined

  const lose = (pageId: string) => {
    for (const exchange of open) if (exchange.pageId === pageId) exchange.lose()
  }

  const check = async () => {
    for (const pageId of new Set([...open].map((exchange) => exchange.pageId))) {
      if (!(await pages.exists(pageId))) lose(pageId)
    }
  }

  const enter = (exchange: Exchange) => {
    open.add(exchange)
    checking ??= setInterval(check, patience.check)
  }
  const leave = (exchange: Exchange) => {
    exchange.close()
    open.delete(exchange)
    if (open.size > 0) return
    clearInterval(checking)
    checking = undefined
  }

  /** Opens an exchange with the first page that accepts. Whoever gets it leaves it. */
  const accepted = async (
    request: RenderRequest,
    clientId: string,
    signal?: AbortSignal,
  ): Promise<Exchange> => {
    for await (const page of pages.candidates(clientId)) {
      signal?.throwIfAborted()
      const exchange = openExchange(page, request)
      enter(exchange)
      const greeting = await exchange.next(patience.accepted).catch(() => undefined)
      if (greeting?.kind === 'accepted') return exchange
      leave(exchange)
    }
    throw new ProblemError(problem('engine/unavailable', 'No page of this app is open that could render'))
  }

  const describeOnce: EngineLink['describe'] = async (request, clientId) => {
    const exchange = await accepted(request, clientId)
    try {
      const answer = await exchange.next(patience.head)
      if (answer.kind !== 'description') throw unexpected(answer)
      return answer.description
    } finally {
      leave(exchange)
    }
  }

  return {
    lose,
    describe: (request, clientId) =>
      describeOnce(request, clientId).catch((error: unknown) => {
        if (hasDied(error)) return describeOnce(request, clientId)
        throw error
      }),
    render: async (request, clientId, signal, onAccepted) => {
      const exchange = await accepted(request, clientId, signal)
      onAccepted?.(exchange.want)
      const end = () => {
        signal.removeEventListener('abort', end)
        leave(exchange)
      }
      signal.addEventListener('abort', end)
      try {
        signal.throwIfAborted()
        const head = await exchange.next(patience.head)
        if (head.kind !== 'head') throw unexpected(head)
        return { ...head, body: pulled(exchange, patience.data, end) }
      } catch (error) {
        end()
        throw error
      }
    },
  }
}

/** The engine or its page went away: asked again, a restarted one may well answer. */
export const hasDied = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'engine/died'

const pulled = async function* (exchange: Exchange, patience: Milliseconds, end: () => void) {
  try {
    for (let ahead = 0; ahead < pullsAhead; ahead += 1) exchange.pull()
    for (;;) {
      const message = await exchange.next(patience)
      if (message.kind === 'end') return
      if (message.kind !== 'data') throw unexpected(message)
      exchange.pull()
      yield new Uint8Array(message.bytes)
    }
  } finally {
    end()
  }
}

const unexpected = (message: FromRenderer): ProblemError =>
  new ProblemError(
    message.kind === 'problem'
      ? message.problem
      : problem('engine/failed', `The engine said ${message.kind} out of turn`),
  )
