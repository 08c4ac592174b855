import type { ToEngine } from '#contracts/page-link'
import { ProblemError, problem } from '#contracts/problem'
import { type Milliseconds, milliseconds } from '#contracts/units'
import { within } from '#contracts/within'
import type { RunningEngine } from './engine-worker'

type Control = RunningEngine['control']

/** Keeps an engine running: starts it, and starts another when it is gone. */
export interface EngineHost {
  /** Hands a message on at once, or to the next engine while there is none. */
  post(message: ToEngine, port: MessagePort): void
  /** Asks the engine. Throws `engine/died` when it goes meanwhile, `engine/timeout` after `patience`. */
  ask<Answer>(question: (engine: Control) => Promise<Answer>, patience: Milliseconds): Promise<Answer>
  stop(): void
}

interface Parts {
  readonly start: () => RunningEngine
  /** The first one starts after this; at once without it. */
  readonly after?: Promise<void>
  /** Called when an engine is gone, before the next one starts. */
  readonly onLost: () => void
}

/** Who lived so long did not die of starting. */
const settled = milliseconds(60_000)
const longestRest = milliseconds(30_000)

/** The first restart is at once; an engine that keeps dying young rests longer each time. */
export const restBefore = (earlyDeaths: number): Milliseconds =>
  milliseconds(earlyDeaths <= 1 ? 0 : Math.min(longestRest, 250 * 2 ** earlyDeaths))

export const createEngineHost = ({ start, after, onLost }: Parts): EngineHost => {
  let running: RunningEngine | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let earlyDeaths = 0
  let isStopped = false
  const waiting: { readonly message: ToEngine; readonly port: MessagePort }[] = []
  const askers: ((engine: RunningEngine) => void)[] = []

  const begin = () => {
    const engine = start()
    const bornAt = performance.now()
    running = engine
    for (const { message, port } of waiting.splice(0)) engine.post(message, port)
    for (const answer of askers.splice(0)) answer(engine)
    void engine.gone.then(() => {
      if (running !== engine) return
      running = undefined
      engine.terminate()
      earlyDeaths = performance.now() - bornAt > settled ? 0 : earlyDeaths + 1
      onLost()
      timer = setTimeout(begin, restBefore(earlyDeaths))
    })
  }

  const engineToAsk = () => running ?? new Promise<RunningEngine>((resolve) => askers.push(resolve))

  const askOnce = async <Answer>(question: (engine: Control) => Promise<Answer>): Promise<Answer> => {
    const engine = await engineToAsk()
    const died = engine.gone.then(() => {
      throw new ProblemError(problem('engine/died', 'The engine died and starts again'))
    })
    return Promise.race([question(engine.control), died])
  }

  if (after) void after.then(() => isStopped || begin())
  else begin()
  return {
    post: (message, port) => {
      if (running) running.post(message, port)
      else waiting.push({ message, port })
    },
    ask: (question, patience) => within(patience, askOnce(question)),
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      const last = running
      running = undefined
      last?.terminate()
    },
  }
}
