import type { ByteReader } from '../byte-reader'

/** Families of files that some decoder of ours reads, told by their content. */
export type Container =
  | 'mpeg'
  | 'adts'
  | 'flac'
  | 'ogg'
  | 'mp4'
  | 'matroska'
  | 'wave'
  | 'aiff'
  | 'asf'
  | 'wavpack'
  | 'musepack'
  | 'ape'
  | 'dsf'
  | 'dsdiff'
  | 'tta'
  | 'ac3'
  | 'caf'
  | 'other'

export type Verdict =
  | { readonly status: 'sound'; readonly container: Container }
  /** `reason` ends the sentence "Could not read song.mp3: …". */
  | {
      readonly status: 'refused'
      readonly code: 'file/not-audio' | 'file/unreadable'
      readonly reason: string
    }

/** Looks for one family at `from`, past any ID3 tag; undefined when it is not that family. */
export type Sniffer = (bytes: ByteReader, from: number) => Promise<Verdict | undefined>

export const sound = (container: Container): Verdict => ({ status: 'sound', container })

export const notAudio: Verdict = { status: 'refused', code: 'file/not-audio', reason: 'this is not audio' }
export const noSound: Verdict = { status: 'refused', code: 'file/not-audio', reason: 'it holds no sound' }
export const isEmpty: Verdict = { status: 'refused', code: 'file/not-audio', reason: 'it is empty' }
export const noIndex: Verdict = {
  status: 'refused',
  code: 'file/unreadable',
  reason: 'cut short: its index is missing',
}
export const isProtected: Verdict = {
  status: 'refused',
  code: 'file/unreadable',
  reason: 'it is copy-protected',
}

export const soundIf = (holdsSound: boolean, container: Container): Verdict =>
  holdsSound ? sound(container) : noSound
