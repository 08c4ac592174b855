import { safeParse } from 'valibot'
import type { Fingerprint, Track, TrackId } from '#contracts/track'
import { bytes, milliseconds, seconds } from '#contracts/units'
import { database } from '#storage/database'
import { type Backup, backupFormat, newerFormat } from './backup-format'
import type { BackupFault, Restored } from './restored'

type Numbers = ReadonlyMap<number, TrackId>

const pageSize = 1_000

const listedTrack = (stored: Backup['tracks'][number]): Omit<Track, 'id'> => {
  const { id: _, sortNames, ...track } = stored
  const names = Object.entries(sortNames ?? {}).filter(([, name]) => name !== undefined)
  return {
    ...track,
    fingerprint: track.fingerprint as Fingerprint,
    fileSize: bytes(track.fileSize),
    duration: track.duration === null ? null : seconds(track.duration),
    addedAt: milliseconds(track.addedAt),
    sortNames: names.length > 0 ? Object.fromEntries(names) : null,
  }
}

/** Lists what is not there, without sound; tells the number here of each number in the backup. */
const restoreTracks = async ({ tracks }: Backup, onProgress: (done: number, total: number) => void) => {
  const here = new Map<string, TrackId>()
  const numbers = new Map<number, TrackId>()
  let known = 0
  let added = 0
  for (let at = 0; at < tracks.length; at += pageSize) {
    onProgress(at, tracks.length)
    const page = tracks.slice(at, at + pageSize)
    const fingerprints = page.map(({ fingerprint }) => fingerprint)
    for (const { fingerprint, id } of await database.tracks
      .where('fingerprint')
      .anyOf(fingerprints)
      .toArray()) {
      if (!here.has(fingerprint)) known++
      here.set(fingerprint, id)
    }
    const fresh = page.filter(({ fingerprint }) => !here.has(fingerprint))
    const once = new Map(fresh.map((track) => [track.fingerprint, listedTrack(track)]))
    const ids = await database.tracks.bulkAdd([...once.values()], { allKeys: true })
    for (const [index, fingerprint] of [...once.keys()].entries()) {
      const id = ids[index]
      if (id !== undefined) here.set(fingerprint, id)
    }
    added += once.size
    for (const { id, fingerprint } of page) {
      const now = here.get(fingerprint)
      if (now !== undefined) numbers.set(id, now)
    }
  }
  return { numbers, added, known }
}

const renumbered = (ids: readonly number[], numbers: Numbers) =>
  ids.map((id) => numbers.get(id)).filter((id) => id !== undefined)

/** A playlist that is here already gets the tracks it lacks; what the listener made of it since stays. */
const restorePlaylists = async ({ playlists }: Backup, numbers: Numbers) => {
  const here = await database.playlists.toArray()
  let count = 0
  for (const { name, tracks, createdAt, changedAt } of playlists) {
    const wanted = renumbered(tracks, numbers)
    const same = here.find((one) => one.name === name && one.createdAt === createdAt)
    const lacking = same ? wanted.filter((id) => !same.tracks.includes(id)) : wanted
    if (same && lacking.length === 0) continue
    count++
    if (same) await database.playlists.update(same.id, { tracks: [...same.tracks, ...lacking] })
    else
      await database.playlists.add({
        name,
        tracks: wanted,
        createdAt: milliseconds(createdAt),
        changedAt: milliseconds(changedAt),
      })
  }
  return count
}

const restoreFavourites = async ({ favourites }: Backup, numbers: Numbers) => {
  const here = new Set(await database.favourites.toCollection().primaryKeys())
  const fresh = favourites.flatMap(({ trackId, addedAt }) => {
    const id = numbers.get(trackId)
    return id === undefined || here.has(id) ? [] : [{ trackId: id, addedAt: milliseconds(addedAt) }]
  })
  await database.favourites.bulkPut(fresh)
  return fresh.length
}

/** The larger count is kept, not the sum: a backup brought back twice counts nothing twice. */
const restorePlays = async ({ plays }: Backup, numbers: Numbers) => {
  for (const { trackId, count, lastPlayedAt } of plays) {
    const id = numbers.get(trackId)
    if (id === undefined) continue
    const here = await database.plays.get(id)
    await database.plays.put({
      trackId: id,
      count: Math.max(count, here?.count ?? 0),
      lastPlayedAt: milliseconds(Math.max(lastPlayedAt, here?.lastPlayedAt ?? 0)),
    })
  }
}

/** Choices that name a track by its number name it by its number here. */
const choiceKey = (key: string, numbers: Numbers): string | null => {
  const [, before, id] = /^(.*\btrack\/)(\d+)$/u.exec(key) ?? []
  if (id === undefined) return key
  const here = numbers.get(Number(id))
  return here === undefined ? null : `${before}${here}`
}

const restoreChoices = async (backup: Backup, numbers: Numbers) => {
  const { choices, pins, settings } = database
  for (const choice of backup.choices) {
    const key = choiceKey(choice.key, numbers)
    if (key !== null && !(await choices.get(key))) await choices.put({ ...choice, key })
  }
  for (const { trackId: stored, pinnedAt } of backup.pins) {
    const trackId = numbers.get(stored)
    if (trackId !== undefined && !(await pins.get(trackId))) await pins.put({ trackId, pinnedAt })
  }
  for (const { key, value } of backup.settings)
    if (!(await settings.get(key))) await settings.put({ key, value })
}

const beginning = /^\s*\{\s*"format"\s*:\s*"auricle-backup"/u

/** A backup says what it is with its first words: no other file, however large, is read further. */
const readBackup = async (file: File): Promise<Backup | BackupFault> => {
  if (!beginning.test(await file.slice(0, 128).text())) return 'foreign'
  const parsed = parsedJson(await file.text())
  if (parsed === undefined) return 'cut-short'
  const { success, output } = safeParse(backupFormat, parsed)
  if (success) return output
  return safeParse(newerFormat, parsed).success ? 'newer' : 'foreign'
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Merges a backup into the library, all or nothing. */
export const restoreBackup = async (
  file: File,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Restored> => {
  onProgress(0, 0)
  const backup = await readBackup(file)
  if (typeof backup === 'string') return { status: 'refused', why: backup }
  const { tracks, playlists, favourites, plays, settings } = database
  const all = [tracks, playlists, favourites, plays, settings, database.choices, database.pins]
  return database.transaction('rw', all, async (): Promise<Restored> => {
    const { numbers, added, known } = await restoreTracks(backup, onProgress)
    await restorePlays(backup, numbers)
    await restoreChoices(backup, numbers)
    return {
      status: 'restored',
      tracks: added,
      known,
      playlists: await restorePlaylists(backup, numbers),
      favourites: await restoreFavourites(backup, numbers),
    }
  })
}
