import { database, type SettingRecord } from '#storage/database'
import { fileNamed } from '../file-named'

const pageSize = 2_000

/** What parts of the app keep for themselves is no setting of the listener's. */
const isListeners = ({ key, value }: SettingRecord) => !key.startsWith('note/') && typeof value !== 'object'

/** The list of tracks in pieces of JSON, so that no more than a page of it is held twice. */
const tracksAsText = async (onProgress: (done: number, total: number) => void): Promise<string[]> => {
  const total = await database.tracks.count()
  const pages: string[] = []
  let last = 0
  let done = 0
  for (;;) {
    onProgress(done, total)
    const page = await database.tracks.where(':id').above(last).limit(pageSize).toArray()
    const end = page.at(-1)
    if (!end) return pages
    pages.push(`${done > 0 ? ',' : ''}${JSON.stringify(page).slice(1, -1)}`)
    last = end.id
    done += page.length
  }
}

/** Everything that is not sound as one file. */
export const makeBackup = async (
  onProgress: (done: number, total: number) => void = () => {},
): Promise<File> => {
  const { playlists, favourites, plays, choices, pins, settings } = database
  const createdAt = Date.now()
  const rest = {
    playlists: await playlists.toArray(),
    favourites: await favourites.toArray(),
    plays: await plays.toArray(),
    choices: await choices.toArray(),
    pins: await pins.toArray(),
    settings: (await settings.toArray()).filter(isListeners),
  }
  const day = new Date(createdAt).toISOString().slice(0, 10)
  return fileNamed(`Auricle ${day}`, 'json', 'application/json', [
    `{"format":"auricle-backup","version":1,"createdAt":${createdAt},"tracks":[`,
    ...(await tracksAsText(onProgress)),
    `],${JSON.stringify(rest).slice(1)}`,
  ])
}
