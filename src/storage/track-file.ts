import { type Problem, type ProblemCode, problem } from '#contracts/problem'
import type { Track, TrackId } from '#contracts/track'
import { openBlob } from './blobs'
import { database, type FilePlace } from './database'
import { held } from './held'
import { openOpfsFile } from './opfs'
import { isReadable } from './permission'

export type OpenedFile =
  | { readonly status: 'opened'; readonly file: File; readonly track: Track }
  | { readonly status: 'unavailable'; readonly problem: Problem }

const unavailable = (code: ProblemCode, detail: string): OpenedFile => ({
  status: 'unavailable',
  problem: problem(code, detail),
})

const fileAt = async (place: FilePlace, fileName: string): Promise<File | undefined> => {
  switch (place.kind) {
    case 'handle':
      return held(place.handle, (handle) => handle.getFile())
    case 'opfs':
      return openOpfsFile(place.name)
    case 'blob':
      return openBlob(place.name, fileName)
  }
}

const open = async (id: TrackId): Promise<OpenedFile> => {
  const [track, record] = await Promise.all([database.tracks.get(id), database.files.get(id)])
  if (!track || !record) return unavailable('track/unknown', `There is no track ${id} in the library.`)
  const name = track.fileName
  const needsPermission = unavailable('file/permission', `Permission to read ${name} is needed again.`)
  const missing = unavailable('file/missing', `${name} is no longer where it was.`)
  const { place } = record
  if (place.kind === 'handle' && !(await isReadable(place.handle))) return needsPermission
  try {
    const file = await fileAt(place, name)
    return file ? { status: 'opened', file, track } : missing
  } catch (error) {
    const cause = error instanceof DOMException ? error.name : ''
    if (cause === 'NotFoundError') return missing
    if (cause === 'NotAllowedError' || cause === 'SecurityError') return needsPermission
    return unavailable('file/unreadable', `Could not read ${name}: ${String(error)}`)
  }
}

/** The file of a track, wherever it is kept. Never throws; a problem names the file. */
export const openTrackFile = (id: TrackId): Promise<OpenedFile> =>
  open(id).catch((error) => unavailable('storage/failed', `The library could not be read: ${String(error)}`))
