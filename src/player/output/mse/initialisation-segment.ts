import { elementAt, idAt } from './ebml'

/** `raw` streams (MPEG audio) have no initialisation segment. */
export type ByteStream = 'webm' | 'mp4' | 'raw'

export const byteStreamOf = (mimeType: string): ByteStream => {
  if (mimeType.startsWith('audio/webm')) return 'webm'
  return mimeType.startsWith('audio/mp4') ? 'mp4' : 'raw'
}

/**
 * Length in bytes of the initialisation segment that `bytes` begins with, or null while it is not complete. It ends
 * where media begins: at the first Cluster (WebM) or at the first `moof` or `styp` (ISO BMFF).
 */
export const initialisationLength = (bytes: Uint8Array, stream: ByteStream): number | null => {
  if (stream === 'raw') return 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return stream === 'webm' ? untilCluster(view) : untilFragment(view)
}

const segmentId = 0x18538067
const clusterId = 0x1f43b675

/** Walks top-level elements and into the Segment, as a byte search could hit codec data. */
const untilCluster = (view: DataView): number | null => {
  let offset = 0
  for (;;) {
    // The id alone says that media begins: its size may still be on its way.
    if (idAt(view, offset)?.value === clusterId) return offset
    const element = elementAt(view, offset)
    if (element === null) return null
    offset = element.id === segmentId ? element.from : element.to
  }
}

const mediaBoxes: readonly number[] = [0x6d6f6f66 /* moof */, 0x73747970 /* styp */]

const untilFragment = (view: DataView): number | null => {
  let offset = 0
  while (offset + 8 <= view.byteLength) {
    const size = view.getUint32(offset)
    if (mediaBoxes.includes(view.getUint32(offset + 4))) return offset
    // Sizes 0 and 1 (to the end, 64 bits) never occur before the first fragment.
    if (size < 8) return null
    offset += size
  }
  return null
}
