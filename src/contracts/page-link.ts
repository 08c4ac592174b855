import type { Lead } from './lead'
import type { RenderRequest } from './render-port'

/** Service worker → page. `render` carries the port of one request, which the page hands straight to its engine. */
export type FromServiceWorker = { readonly kind: 'render'; readonly request: RenderRequest }

/** Page → service worker. */
export type FromPage =
  /** Take control of this page: after a hard reload nobody does. */
  | { readonly kind: 'claim' }
  /** This page's engine died: everything it was rendering is lost. */
  | { readonly kind: 'engine-lost' }
  /** These tracks left the library: forget their sound. */
  | { readonly kind: 'forget'; readonly fingerprints: readonly string[] }
  /** Seconds that a switch would be heard from: hold them. */
  | { readonly kind: 'lead'; readonly lead: Lead }
  /** Activate the waiting version now. */
  | { readonly kind: 'SKIP_WAITING' }

/** Page → engine worker, outside comlink: one request with its port. */
export interface ToEngine {
  readonly kind: 'render'
  readonly request: RenderRequest
}
