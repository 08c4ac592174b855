import { database } from './database'

/** What a part of the app remembers for itself; the shape is its own. */
export const readNote = async (key: string): Promise<unknown> =>
  (await database.settings.get(`note/${key}`))?.value

export const writeNote = async (key: string, value: unknown): Promise<void> => {
  await database.settings.put({ key: `note/${key}`, value })
}
