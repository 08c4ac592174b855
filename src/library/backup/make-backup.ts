import { database } from '#storage/database'
import { fileNamed } from '../file-named'

/** Settings that parts of the app keep for themselves are not the listener's. */
const isChoice = ({ key }: { readonly key: string }) => !key.startsWith('note/')

/** Everything that is not sound as one file. */
export const makeBackup = async (): Promise<File> => {
  const { tracks, playlists, favourites, plays, settings } = database
  const createdAt = Date.now()
  const backup = {
    format: 'auricle-backup',
    version: 1,
    createdAt,
    tracks: await tracks.toArray(),
    playlists: await playlists.toArray(),
    favourites: await favourites.toArray(),
    plays: await plays.toArray(),
    choices: (await database.table('choices').toArray()).map((record) => ({ key: record.key, record })),
    pins: (await database.table('pins').toArray()).map((record) => ({ trackId: record.trackId, record })),
    settings: (await settings.toArray()).filter(isChoice),
  }
  const day = new Date(createdAt).toISOString().slice(0, 10)
  return fileNamed(`Auricle ${day}`, 'json', 'application/json', JSON.stringify(backup))
}
