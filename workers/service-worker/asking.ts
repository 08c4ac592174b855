import { createStock, type Stock } from './flow/stock'

/** Who sent a request, and the way to stay alive for it. */
export interface Asking {
  /** The client to turn to first; empty where the browser does not say. */
  readonly clientId: string
  /** Keeps the service worker alive until `work` has settled. */
  readonly keepAlive: (work: Promise<unknown>) => void
}

/** An asker while it reads the answer. */
export interface Reader extends Asking {
  /** Aborted when the asker has gone. */
  readonly signal: AbortSignal
  readonly stock: Stock
  readonly leave: () => void
}

export const readerOf = (asking: Asking, request: Request, stock = createStock()): Reader => {
  const leaving = new AbortController()
  const leave = () => leaving.abort()
  if (request.signal.aborted) leave()
  request.signal.addEventListener('abort', leave)
  const { clientId, keepAlive } = asking
  return { clientId, keepAlive, signal: leaving.signal, stock, leave }
}
