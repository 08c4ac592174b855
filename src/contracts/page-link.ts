import type { Lead } from './lead'
import type { RenderRequest } from './render-port'

/** Service worker → page, where it has no line to the engine. `render` carries the port of one request. */
export type FromServiceWorker = { readonly kind: 'render'; readonly request: RenderRequest }

/** Page → service worker. */
export type FromPage =
  /** Take control of this page: after a hard reload nobody does. */
  | { readonly kind: 'claim' }
  /** This page's engine died: everything it was rendering is lost. */
  | { readonly kind: 'engine-lost' }
  /** Carries a line: a port that leads straight to this page's engine. */
  | { readonly kind: 'engine-line' }
  /** These tracks left the library: forget their sound. */
  | { readonly kind: 'forget'; readonly fingerprints: readonly string[] }
  /** Seconds that a switch would be heard from: hold them. */
  | { readonly kind: 'lead'; readonly lead: Lead }
  /** Activate the waiting version now. */
  | { readonly kind: 'SKIP_WAITING' }

/** To the engine worker, outside comlink. */
export type ToEngine =
  /** One request with its port, from a page or on a line. */
  | { readonly kind: 'render'; readonly request: RenderRequest }
  /** The other end of a line, from the page. */
  | { readonly kind: 'line' }
