/** An Ogg file of one stream, 40 packets a page at most; checksums are left out. */
export const oggOf = (packets: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const pages: Uint8Array[] = []
  for (let from = 0; from < packets.length; from += 40) {
    const held = packets.slice(from, from + 40)
    const lacing = held.flatMap(({ length }) => [
      ...new Array(Math.floor(length / 255)).fill(255),
      length % 255,
    ])
    const header = new Uint8Array(27)
    header.set(Buffer.from('OggS'))
    header[26] = lacing.length
    pages.push(header, Uint8Array.from(lacing), ...held)
  }
  return new Uint8Array(Buffer.concat(pages))
}
