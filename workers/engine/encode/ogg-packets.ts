import { joined } from '../joined'

const pageHeaderBytes = 27

/** All packets of an Ogg file with one stream, headers first (RFC 3533). */
export const oggPackets = (ogg: Uint8Array): readonly Uint8Array<ArrayBuffer>[] => {
  const packets: Uint8Array<ArrayBuffer>[] = []
  let unfinished: Uint8Array[] = []
  let page = 0
  while (page + pageHeaderBytes <= ogg.length) {
    const segments = ogg[page + 26] ?? 0
    const lacing = ogg.subarray(page + pageHeaderBytes, page + pageHeaderBytes + segments)
    let at = page + pageHeaderBytes + segments
    for (const length of lacing) {
      unfinished.push(ogg.subarray(at, at + length))
      at += length
      if (length === 255) continue
      packets.push(joined(...unfinished))
      unfinished = []
    }
    page = at
  }
  return packets
}
