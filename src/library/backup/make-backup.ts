import { database, type SettingRecord } from '#storage/database'
import { fileNamed } from '../file-named'

/** What parts of the app keep for themselves is no setting of the listener's. */
const isListeners = ({ key, value }: SettingRecord) => !key.startsWith('note/') && typeof value !== 'object'

/** Everything that is not sound as one file. */
export const makeBackup = async (): Promise<File> => {
  const { tracks, playlists, favourites, plays, choices, pins, settings } = database
  const createdAt = Date.now()
  const backup = {
    format: 'auricle-backup',
    version: 1,
    createdAt,
    tracks: await tracks.toArray(),
    playlists: await playlists.toArray(),
    favourites: await favourites.toArray(),
    plays: await plays.toArray(),
    choices: await choices.toArray(),
    pins: await pins.toArray(),
    settings: (await settings.toArray()).filter(isListeners),
  }
  const day = new Date(createdAt).toISOString().slice(0, 10)
  return fileNamed(`Auricle ${day}`, 'json', 'application/json', JSON.stringify(backup))
}
