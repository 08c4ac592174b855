import type { ChunkKey } from '#contracts/chunk-key'
import type { Rank } from '#contracts/engine-work'
import type { Seconds } from '#contracts/units'
import type { ChunkRequest, RenderedChunk } from '../port/renderer'
import { isMoreUrgent } from './turns'

/** Given the seconds made so far. */
export type RankOf = (done: Seconds) => Rank
export type Render = (request: ChunkRequest, signal: AbortSignal, rank: RankOf) => Promise<RenderedChunk>

interface Parts {
  readonly render: Render
  /** The name of what is rendered; undefined for what has none, and is shared with nobody. */
  readonly keyOf: (request: ChunkRequest) => Promise<ChunkKey | undefined>
  /** Called as work on a chunk begins; what it gives is called with the whole. */
  readonly keeping: (request: ChunkRequest, key: ChunkKey) => (whole: Whole) => void
  /** Somebody joined or left: the work may be more or less urgent now. */
  readonly onUsers: () => void
}

export interface Whole {
  readonly contentType: string
  readonly parts: readonly Uint8Array<ArrayBuffer>[]
}

interface User {
  readonly rank: RankOf
  readonly leave: () => void
}

/** One rendering of each whole chunk, however many ask for it; as urgent as the most urgent of them. */
export const createSharedRenderings = ({ render, keyOf, keeping, onUsers }: Parts) => {
  const running = new Map<ChunkKey, ReturnType<typeof start>>()

  const start = (request: ChunkRequest, key: ChunkKey) => {
    const users = new Set<User>()
    const parts: Uint8Array<ArrayBuffer>[] = []
    const work = new AbortController()
    const keep = keeping(request, key)
    let ended = false
    let advancing: Promise<void> | undefined

    const rank: RankOf = (done) => {
      const all = [...users].map((user) => user.rank(done))
      return all.reduce<Rank>((best, next) => (isMoreUrgent(next, best) ? next : best), 'analysis')
    }
    const forget = () => {
      if (running.get(key) === rendering) running.delete(key)
    }
    const head = render(request, work.signal, rank)
    head.catch(forget)

    const take = async () => {
      const { body, contentType } = await head
      try {
        const next = await body.next()
        if (!next.done) return void parts.push(next.value)
        ended = true
        keep({ contentType, parts })
        forget()
      } catch (error) {
        forget()
        throw error
      }
    }
    /** One more piece, whoever asks first. */
    const advance = () => {
      advancing ??= take().finally(() => {
        advancing = undefined
      })
      return advancing
    }
    const stop = () => {
      forget()
      work.abort()
      void head.then(({ body }) => body.return?.()).catch(() => {})
    }
    const join = (rank: RankOf, signal: AbortSignal): User => {
      const leave = () => {
        signal.removeEventListener('abort', leave)
        if (!users.delete(user)) return
        if (users.size === 0 && !ended) stop()
        onUsers()
      }
      const user = { rank, leave }
      users.add(user)
      signal.addEventListener('abort', leave)
      onUsers()
      return user
    }
    const read = async function* (user: User): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
      try {
        for (let at = 0; ; at += 1) {
          while (at >= parts.length && !ended) await advance()
          const part = parts[at]
          if (!part) return
          // A reader gives away what it gets.
          yield part.slice()
        }
      } finally {
        user.leave()
      }
    }
    const rendering = { head, join, read, advance, isOver: () => ended }
    return rendering
  }

  const runningFor = (request: ChunkRequest, key: ChunkKey) => {
    const known = running.get(key) ?? start(request, key)
    if (!running.has(key)) running.set(key, known)
    return known
  }

  return {
    has: (key: ChunkKey) => running.has(key),
    /** For somebody who reads. */
    read: async (request: ChunkRequest, signal: AbortSignal, rank: RankOf): Promise<RenderedChunk> => {
      const key = request.skip === 0 ? await keyOf(request).catch(() => undefined) : undefined
      signal.throwIfAborted()
      if (key === undefined) return render(request, signal, rank)
      const rendering = runningFor(request, key)
      const user = rendering.join(rank, signal)
      try {
        return { ...(await rendering.head), body: rendering.read(user) }
      } catch (error) {
        user.leave()
        throw error
      }
    },
    /** For the disk alone. */
    make: async (request: ChunkRequest, signal: AbortSignal, rank: RankOf): Promise<void> => {
      const key = await keyOf(request)
      signal.throwIfAborted()
      if (key === undefined) return
      const rendering = runningFor(request, key)
      const user = rendering.join(rank, signal)
      try {
        while (!rendering.isOver()) await rendering.advance()
      } finally {
        user.leave()
      }
    },
  }
}
