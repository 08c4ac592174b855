import { database } from './database'

/** A copied file out of IndexedDB, under the name it came with; undefined when it is gone. */
export const openBlob = async (name: string, fileName: string): Promise<File | undefined> => {
  const record = await database.blobs.get(name)
  return record && new File([record.data], fileName)
}
