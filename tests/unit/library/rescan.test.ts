import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Fingerprint } from '#contracts/track'
import { trackIdOf } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { commit } from '#library/commit'
import type { PickedFile } from '#library/face'
import { filesOfFolder } from '#library/folder-files'
import { type RescanTools, rescanFolder } from '#library/folders/rescan'
import { nothingTechnical } from '#library/technical'
import { database, type FolderRecord } from '#storage/database'
import { newTrack } from '../../support/new-track'

vi.mock('#library/folder-files', () => ({ filesOfFolder: vi.fn() }))

/** A linked folder; what lies in it is said by {@link lies}. A handle itself cannot be stored here. */
const folder = { id: 1, handle: { name: 'Music' } } as FolderRecord
const place = { kind: 'handle', handle: {} as FileSystemFileHandle, folder: 1 } as const

const picked = (name: string, content: string, lastModified: number): PickedFile => ({
  path: `Music/${name}`,
  file: new File([content], name, { lastModified }),
})
const lies = (...files: readonly PickedFile[]) => vi.mocked(filesOfFolder).mockResolvedValue(files)

/** A file is told by what is in it and when it was changed, as the true reading does. */
const reading = ({ file, path }: PickedFile, content: string) => ({
  track: {
    ...newTrack(`${content} ${file.lastModified}`),
    fileName: file.name,
    fileSize: newTrack(content).fileSize,
    title: content,
    folder: path,
  },
  artwork: null,
  lyrics: null,
})
const contentOf = async ({ file }: PickedFile) => (await file.text()).slice(0, 4)

const onRemoved = vi.fn<(fingerprints: readonly Fingerprint[]) => void>()
const tools: RescanTools = {
  onRemoved,
  examine: async (one) => ({
    status: 'ready',
    ...reading(one, await contentOf(one)),
    technical: nothingTechnical,
    copy: null,
  }),
  importFiles: async (files) => {
    const ready = files.map(async (one) => ({
      ...reading(one, await contentOf(one)),
      place,
      path: one.path,
      modifiedAt: milliseconds(one.file.lastModified),
    }))
    const added = await commit(await Promise.all(ready))
    return { added, duplicates: files.length - added, refused: [] }
  },
}
const scan = () => rescanFolder(1, tools, () => {})
const tracks = async () => (await database.tracks.toArray()).map(({ id, title }) => [id, title])

beforeEach(async () => {
  vi.restoreAllMocks()
  onRemoved.mockReset()
  await database.delete()
  await database.open()
  vi.spyOn(database.folders, 'get').mockResolvedValue(folder)
  lies(picked('a.mp3', 'aaaa', 1), picked('b.mp3', 'bbbb', 1))
  expect(await scan()).toMatchObject({ status: 'scanned', added: 2, changed: 0, missing: 0, healed: 0 })
})

test('a second look at an unchanged folder changes nothing', async () => {
  expect(await scan()).toMatchObject({ added: 0, changed: 0, missing: 0, healed: 0, refused: [] })
  expect(await tracks()).toEqual([
    [1, 'aaaa'],
    [2, 'bbbb'],
  ])
})

test('a file that changed is read again under its old number, and nothing learnt from its sound is kept', async () => {
  await database.lyrics.put({ trackId: trackIdOf(1), lyrics: { kind: 'plain', text: 'old' } })
  const before = (await database.tracks.get(trackIdOf(1)))?.fingerprint
  lies(picked('a.mp3', 'AAAA', 2), picked('b.mp3', 'bbbb', 1))
  expect(await scan()).toMatchObject({ added: 0, changed: 1, missing: 0 })
  expect(await tracks()).toEqual([
    [1, 'AAAA'],
    [2, 'bbbb'],
  ])
  expect(onRemoved).toHaveBeenCalledWith([before])
  expect((await database.tracks.get(trackIdOf(1)))?.fingerprint).not.toBe(before)
  expect(await database.lyrics.count()).toBe(0)
  expect(await scan()).toMatchObject({ changed: 0 })
})

test('a file that is gone is missing and stays listed; when it is back it is healed', async () => {
  lies(picked('b.mp3', 'bbbb', 1))
  expect(await scan()).toMatchObject({ missing: 1, healed: 0 })
  expect(await tracks()).toHaveLength(2)
  expect((await database.files.get(trackIdOf(1)))?.lostSince).toBeGreaterThan(0)
  lies(picked('a.mp3', 'aaaa', 1), picked('b.mp3', 'bbbb', 1))
  expect(await scan()).toMatchObject({ missing: 0, healed: 1, added: 0 })
  expect((await database.files.get(trackIdOf(1)))?.lostSince).toBeUndefined()
})

test('a file that was moved keeps its track', async () => {
  lies(picked('new/a.mp3', 'aaaa', 1), picked('b.mp3', 'bbbb', 1))
  expect(await scan()).toMatchObject({ added: 0, missing: 0, healed: 1 })
  expect(await tracks()).toHaveLength(2)
  expect((await database.files.get(trackIdOf(1)))?.path).toBe('Music/new/a.mp3')
})

test('a folder that may not be read, or is gone, is refused by name', async () => {
  vi.mocked(filesOfFolder).mockRejectedValue(new DOMException('gone', 'NotFoundError'))
  expect(await scan()).toMatchObject({ status: 'refused', problem: { code: 'file/missing' } })
  const requestPermission = async () => 'denied' as const
  const locked = { id: 1, handle: { name: 'Music', requestPermission } } as unknown as FolderRecord
  vi.spyOn(database.folders, 'get').mockResolvedValue(locked)
  expect(await scan()).toMatchObject({ status: 'refused', problem: { code: 'file/permission' } })
})
