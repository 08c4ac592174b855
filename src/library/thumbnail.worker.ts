import type { ArtworkRecord } from '#storage/database'
import { hashOf } from './fingerprint'

const longestSide = 320
const type = 'image/jpeg'

/** A picture as JPEG, no longer than `side` pixels; null for a damaged one. */
export const scaled = async (picture: Uint8Array<ArrayBuffer>, side: number): Promise<Blob | null> => {
  try {
    const image = await createImageBitmap(new Blob([picture]))
    const scale = Math.min(1, side / Math.max(image.width, image.height))
    const width = Math.max(1, Math.round(image.width * scale))
    const height = Math.max(1, Math.round(image.height * scale))
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
    if (!context) return null
    context.imageSmoothingQuality = 'high'
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.drawImage(image, 0, 0, width, height)
    image.close()
    return await canvas.convertToBlob({ type, quality: 0.85 })
  } catch {
    return null
  }
}

const thumbnailOf = async (picture: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer | null> =>
  (await scaled(picture, longestSide))?.arrayBuffer() ?? null

const mostRemembered = 500
const made = new Map<string, Promise<ArtworkRecord | null>>()

/** The thumbnail of an embedded picture, made once for all tracks that carry it; null for a damaged one. */
export const artworkOf = async (picture: Uint8Array): Promise<ArtworkRecord | null> => {
  const bytes = new Uint8Array(picture)
  const key = await hashOf(bytes)
  const known = made.get(key)
  if (known) return known
  const making = thumbnailOf(bytes).then((thumbnail) => thumbnail && { key, type, thumbnail })
  if (made.size >= mostRemembered) made.clear()
  made.set(key, making)
  return making
}
