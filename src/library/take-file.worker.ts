import { type Problem, problem } from '#contracts/problem'
import { type Fingerprint, tagRevision } from '#contracts/track'
import { bytes as bytesOf, milliseconds } from '#contracts/units'
import { database } from '#storage/database'
import { openTrackFile } from '#storage/track-file'
import { blockReader } from './byte-reader'
import { albumOfPath, trackOfFileName } from './file-name'
import { fingerprintOf } from './fingerprint'
import type { FileOutcome, ImportFile, NewTrack } from './importer-messages'
import { lyricsOfText } from './lyrics/lrc'
import { sniff } from './sniff/sniff'
import { storeCopy } from './store-copy.worker'
import { readTags, type Tags } from './tags'
import { textOf } from './text-of'
import { artworkOf, scaled } from './thumbnail.worker'

let listing: { readonly import: number; readonly prints: Promise<ReadonlySet<unknown>> } | undefined

/** Fingerprints listed before an import, read once for it: each single question would wait for tracks being written. */
const listedBefore = ({ addedAt }: ImportFile) => {
  if (listing?.import !== addedAt) {
    const keys = database.tracks.orderBy('fingerprint').keys()
    listing = { import: addedAt, prints: keys.then((all) => new Set(all)) }
  }
  return listing.prints
}

/** A file whose track lost its bytes is taken in again, so that adding it once more heals the track. */
const isListed = async (job: ImportFile, fingerprint: Fingerprint): Promise<boolean> => {
  if (!(await listedBefore(job)).has(fingerprint)) return false
  const [id] = await database.tracks.where('fingerprint').equals(fingerprint).primaryKeys()
  return id !== undefined && (await openTrackFile(id)).status === 'opened'
}

const trackOf = (
  { file, path, addedAt }: ImportFile,
  tags: Tags,
  fingerprint: Fingerprint,
  artwork: string | null,
): NewTrack => {
  const { picture: _, lyrics: __, technical: ___, ...described } = tags
  const named = trackOfFileName(file.name)
  const fromName = tags.title === ''
  return {
    ...described,
    fingerprint,
    fileName: file.name,
    fileSize: bytesOf(file.size),
    title: fromName ? named.title : tags.title,
    album: tags.album || albumOfPath(path),
    trackNumber: tags.trackNumber ?? (fromName ? named.trackNumber : null),
    discNumber: tags.discNumber ?? (fromName ? named.discNumber : null),
    folder: path.split('/').slice(0, -1).join('/'),
    artwork,
    addedAt: milliseconds(addedAt),
    tagRevision,
  }
}

const take = async (job: ImportFile, alive: () => void): Promise<FileOutcome> => {
  const { file } = job
  const bytes = blockReader(file)
  const verdict = await sniff(bytes)
  if (verdict.status === 'refused')
    return {
      status: 'refused',
      problem: problem(verdict.code, `Could not read ${file.name}: ${verdict.reason}`),
    }
  const fingerprint = await fingerprintOf(bytes, file.lastModified)
  if (job.purpose !== 'look' && (await isListed(job, fingerprint))) return { status: 'duplicate' }
  const tags = await readTags(bytes, verdict.container)
  const artwork = tags.picture && (await artworkOf(tags.picture))
  const beside = job.lyrics && lyricsOfText(textOf(new Uint8Array(await job.lyrics.arrayBuffer())))
  const copy = job.purpose === 'copy' ? await storeCopy(file, bytes, alive) : null
  return {
    status: 'ready',
    track: trackOf(job, tags, fingerprint, artwork?.key ?? null),
    artwork,
    lyrics: beside ?? tags.lyrics,
    technical: tags.technical,
    copy,
  }
}

const problemWith = (name: string, error: unknown): Problem => {
  const cause = error instanceof Error ? error.name : ''
  if (cause === 'QuotaExceededError')
    return problem('storage/full', `Could not keep ${name}: there is no room left`)
  if (cause === 'NotReadableError' || cause === 'NotFoundError' || cause === 'NotAllowedError')
    return problem('file/unreadable', `Could not read ${name}: the browser cannot open it`)
  return problem('storage/failed', `Could not keep ${name}: ${String(error)}`)
}

/** Examines one file and, unless it stays in place, copies it. Never throws; `alive` is called during long copies. */
export const takeFile = (job: ImportFile, alive: () => void): Promise<FileOutcome> =>
  take(job, alive).catch((error) => ({ status: 'refused', problem: problemWith(job.file.name, error) }))

/** The picture in a file, no larger than `side` pixels; null without one. */
export const pictureIn = async (file: File, side: number): Promise<Blob | null> => {
  const bytes = blockReader(file)
  const verdict = await sniff(bytes)
  if (verdict.status === 'refused') return null
  const { picture } = await readTags(bytes, verdict.container)
  return picture && scaled(new Uint8Array(picture), side)
}
