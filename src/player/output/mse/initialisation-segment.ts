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
    const id = idAt(view, offset)
    if (id === null) return null
    if (id.value === clusterId) return offset
    const size = sizeAt(view, offset + id.length)
    if (size === null) return null
    const content = offset + id.length + size.length
    offset = id.value === segmentId ? content : content + size.value
  }
}

interface VariableInteger {
  readonly value: number
  readonly length: number
}

const lengthOf = (first: number): number => Math.clz32(first) - 23

const idAt = (view: DataView, offset: number): VariableInteger | null => {
  const length = offset < view.byteLength ? lengthOf(view.getUint8(offset)) : 0
  if (length < 1 || offset + length > view.byteLength) return null
  let value = 0
  for (let index = 0; index < length; index++) value = value * 256 + view.getUint8(offset + index)
  return { value, length }
}

const sizeAt = (view: DataView, offset: number): VariableInteger | null => {
  const raw = idAt(view, offset)
  return raw && { value: raw.value - 2 ** (7 * raw.length), length: raw.length }
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
