import { createSignal } from 'solid-js'
import type { Track } from '#contracts/track'
import type { Playlist } from '#library/face'

/** A question or a paper in a dialog. */
export type Asking =
  | { readonly kind: 'playlist'; readonly tracks: readonly Track[] }
  | { readonly kind: 'facts'; readonly track: Track }
  | { readonly kind: 'remove'; readonly tracks: readonly Track[] }
  | { readonly kind: 'rename'; readonly playlist: Playlist }
  | { readonly kind: 'new-playlist'; readonly tracks: readonly Track[] }

const [asking, setAsking] = createSignal<Asking | null>(null)

/** What is asked now; null when nothing is. */
export const asked = asking
export const ask = (question: Asking): void => {
  setAsking(question)
}
export const closeAsking = (): void => {
  setAsking(null)
}
