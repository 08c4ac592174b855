import { isScriptLost, tellPartLost } from '#contracts/part-lost'
import { described } from './score'

const patience = 60_000
/** The same on every visit: the piece is one and the same file. */
const madeAt = Date.UTC(2026, 0, 1)

/** A short piece of our own, for whoever has no music at hand. Rejects when it cannot be made in time. */
export const makePiece = (): Promise<File> => {
  const worker = new Worker(new URL('./piece.worker.ts', import.meta.url), { type: 'module' })
  const made = new Promise<ArrayBuffer>((resolve, reject) => {
    setTimeout(() => reject(new Error('the piece took too long')), patience)
    worker.addEventListener('message', ({ data }) => resolve(data))
    worker.addEventListener('error', (event) =>
      reject(isScriptLost(event) ? tellPartLost() : new Error('the piece could not be played')),
    )
  })
  return made
    .then((bytes) => new File([bytes], `${described.title}.wav`, { type: 'audio/wav', lastModified: madeAt }))
    .finally(() => worker.terminate())
}
