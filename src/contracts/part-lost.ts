import { ProblemError, problem } from './problem'

export const incomplete = problem('page/incomplete', 'a part of the page could not be loaded')
const eventName = 'auricle:part-lost'

/** A part of the page that is loaded when it is needed; throws `page/incomplete` when it cannot be. */
export const loaded = <Part>(part: Promise<Part>): Promise<Part> =>
  part.catch(() => {
    throw new ProblemError(incomplete)
  })

/** Whether an `error` of a worker means that its script cannot be loaded: one that fails as it runs is an `ErrorEvent`. */
export const isScriptLost = (event: Event): boolean => !(event instanceof ErrorEvent)

/** Says in the page that a worker's script is lost, as Vite says it of the page's own; returns what to throw. */
export const tellPartLost = (): ProblemError => {
  dispatchEvent(new Event(eventName))
  return new ProblemError(incomplete)
}

export const hearPartLost = (listener: () => void, signal: AbortSignal): void =>
  addEventListener(eventName, listener, { signal })
