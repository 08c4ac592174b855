import { milliseconds } from '#contracts/units'
import { nextEvent } from '../wait'

/** Safari's own kind: the browser decides when it wants data and may let go of it. */
interface ManagedMediaSource extends MediaSource {
  readonly streaming: boolean
}

interface MediaSourceKind {
  new (): MediaSource
  isTypeSupported(type: string): boolean
}

const kinds = globalThis as {
  readonly MediaSource?: MediaSourceKind
  readonly ManagedMediaSource?: MediaSourceKind
}

const kind = (): MediaSourceKind | null => kinds.ManagedMediaSource ?? kinds.MediaSource ?? null

export const hasMediaSource = (): boolean => kind() !== null

export const isTypeSupported = (type: string): boolean => kind()?.isTypeSupported(type) ?? false

/** Whether one buffer can go on with sound of another kind. */
export const canChangeType = (): boolean => 'changeType' in SourceBuffer.prototype

/** False only while a managed source asks for a rest. */
export const wantsData = (source: MediaSource): boolean =>
  'streaming' in source ? (source as ManagedMediaSource).streaming : true

const openTime = milliseconds(5_000)

/** A source attached to `element` and open, or null where it does not open in time. */
export const openMediaSource = async (
  element: HTMLAudioElement,
  signal: AbortSignal,
): Promise<MediaSource | null> => {
  const Source = kind()
  if (!Source) return null
  const source = new Source()
  // A managed source opens only where sound is not sent to another device.
  if (kinds.ManagedMediaSource) element.disableRemotePlayback = true
  const opened = nextEvent(source, ['sourceopen'], openTime, signal)
  const url = URL.createObjectURL(source)
  element.src = url
  const outcome = await opened
  URL.revokeObjectURL(url)
  return outcome === 'sourceopen' ? source : null
}
