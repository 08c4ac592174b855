import { ProblemError, problem } from '#contracts/problem'
import type { TrackId } from '#contracts/track'
import { openTrackFile } from '#storage/track-file'
import { openSource } from './decode/open-source'
import type { PacketSource } from './demux'
import { openPackets } from './demux/open-packets'
import type { CodecPath, SoundSource } from './sound'

/** Sources kept open: what plays, what comes next, and two more for background work. */
const kept = 4

/** What is opened of a file is what is asked for: packets that only change their wrapping need no decoder. */
interface OpenTrack {
  readonly file: File
  source: Promise<SoundSource> | undefined
  packets: Promise<PacketSource | null> | undefined
}

/**
 * Opens the files of tracks once and keeps the last few. At every use it is looked, beside it, whether the file is still
 * there and the same: a switch does not wait for that. One that changed or vanished is closed, and the next use tells why.
 */
export const createOpenTracks = (codecPath: () => Promise<CodecPath>, onClosed: (id: TrackId) => void) => {
  const open = new Map<TrackId, OpenTrack>()

  const close = (id: TrackId) => {
    const track = open.get(id)
    if (!track) return
    open.delete(id)
    onClosed(id)
    void track.source?.then((source) => source.close()).catch(() => undefined)
    void track.packets?.then((packets) => packets?.close()).catch(() => undefined)
  }

  const checkBeside = (id: TrackId, known: OpenTrack) => {
    const isSame = ({ size, lastModified }: File) =>
      known.file.size === size && known.file.lastModified === lastModified
    void currentFile(id)
      .then(isSame, () => false)
      .then((same) => {
        if (!same && open.get(id) === known) close(id)
      })
  }

  const acquire = async (id: TrackId): Promise<OpenTrack> => {
    const known = open.get(id)
    if (known) {
      open.delete(id)
      open.set(id, known)
      checkBeside(id, known)
      return known
    }
    const file = await currentFile(id)
    const opened = open.get(id)
    if (opened) return opened
    const track: OpenTrack = { file, source: undefined, packets: undefined }
    open.set(id, track)
    for (const oldest of open.keys()) {
      if (open.size <= kept) break
      close(oldest)
    }
    return track
  }

  return {
    source: async (id: TrackId): Promise<SoundSource> => {
      const track = await acquire(id)
      const source = track.source ?? codecPath().then((path) => openOrThrow(track.file, path))
      track.source = source
      source.catch(() => {
        if (track.source === source) track.source = undefined
      })
      return source
    },
    /** Null when the file's container cannot be taken apart without decoding. */
    packets: async (id: TrackId): Promise<PacketSource | null> => {
      const track = await acquire(id)
      const packets = track.packets ?? openPackets(track.file)
      track.packets = packets
      return packets
    },
    close,
  }
}

export type OpenTracks = ReturnType<typeof createOpenTracks>

const currentFile = async (id: TrackId): Promise<File> => {
  const outcome = await openTrackFile(id)
  if (outcome.status === 'unavailable') throw new ProblemError(outcome.problem)
  const { file, track } = outcome
  if (file.size !== track.fileSize) {
    throw new ProblemError(
      problem('file/unreadable', `${track.fileName} has changed since it was added: add it again`),
    )
  }
  return file
}

const openOrThrow = async (file: File, path: CodecPath): Promise<SoundSource> => {
  const opened = await openSource(file, path)
  if (opened.status === 'unplayable') throw new ProblemError(opened.problem)
  return opened.source
}
