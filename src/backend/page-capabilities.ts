import { sourceMimeTypes } from '#contracts/source-formats'

interface WithManagedMediaSource {
  readonly ManagedMediaSource?: typeof MediaSource
}

/** The `format=source` containers that this page's Media Source takes; none where there is no Media Source. */
export const supportedSourceTypes = (): readonly string[] => {
  const { ManagedMediaSource } = globalThis as WithManagedMediaSource
  const source = ManagedMediaSource ?? globalThis.MediaSource
  return source ? sourceMimeTypes.filter((type) => source.isTypeSupported(type)) : []
}
