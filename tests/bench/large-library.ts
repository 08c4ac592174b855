import type { Page } from '@playwright/test'
import { databaseMade } from '../support/stored'

/** Fills the page's database with tracks of made-up names, twelve to an album. */
export const fillLibrary = async (page: Page, count: number): Promise<void> => {
  await databaseMade(page)
  await page.evaluate(async (count) => {
    const syllables = 'ka lo mi ra ten sol vi do na fer gu pla qui zor bel am the north tales'.split(' ')
    let seed = 7
    const next = (below: number) => {
      seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647
      return seed % below
    }
    const word = () => Array.from({ length: 1 + next(3) }, () => syllables[next(syllables.length)]).join('')
    const name = (words: number) => Array.from({ length: words }, word).join(' ')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('auricle')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const writing = database.transaction('tracks', 'readwrite')
    const tracks = writing.objectStore('tracks')
    let [album, artist] = ['', '']
    for (let index = 0; index < count; index++) {
      if (index % 12 === 0) [album, artist] = [name(2), name(2)]
      tracks.add({
        fingerprint: `${index}`,
        fileName: `${index}.mp3`,
        fileSize: 5_000_000,
        title: name(3),
        artist,
        album,
        albumArtist: artist,
        genres: [syllables[index % 7]],
        composer: '',
        compilation: false,
        sortNames: null,
        folder: '',
        year: 1_960 + (index % 60),
        trackNumber: (index % 12) + 1,
        discNumber: null,
        duration: 200,
        artwork: null,
        addedAt: index,
        tagRevision: 2,
      })
    }
    await new Promise<void>((resolve, reject) => {
      writing.oncomplete = () => resolve()
      writing.onabort = () => reject(writing.error)
    })
    database.close()
  }, count)
}
