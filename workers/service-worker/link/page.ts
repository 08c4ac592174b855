import type { FromServiceWorker } from '#contracts/page-link'

/** A page that may have an engine. */
export interface Page {
  readonly id: string
  post(message: FromServiceWorker, port: MessagePort): void
}

export interface Pages {
  /** The asking page first, then the others, visible ones before hidden ones. */
  candidates(clientId: string): AsyncIterable<Page>
  exists(id: string): Promise<boolean>
}
