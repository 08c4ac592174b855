/** Checked piece by piece, so that the first can leave while the others are still being read. */
export const blockBytes = 256 * 1024

/** 32 bits over all bytes, by words: FNV-1a, which 5 MB pass in some 2 ms. */
export const checksumOf = (bytes: Uint8Array<ArrayBuffer>): number => {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2)
  let sum = 0x811c9dc5 ^ bytes.byteLength
  for (let at = 0; at < words.length; at += 1) sum = Math.imul(sum ^ (words[at] as number), 0x01000193)
  for (let at = words.length * 4; at < aligned.byteLength; at += 1)
    sum = Math.imul(sum ^ (aligned[at] as number), 0x01000193)
  return sum >>> 0
}

/** Of each block of {@link blockBytes}, the last one shorter. */
export const checksumsOf = (bytes: Uint8Array<ArrayBuffer>): readonly number[] =>
  Array.from({ length: Math.ceil(bytes.byteLength / blockBytes) }, (_, block) =>
    checksumOf(bytes.subarray(block * blockBytes, (block + 1) * blockBytes)),
  )
