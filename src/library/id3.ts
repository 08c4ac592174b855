import type { ByteReader } from './byte-reader'
import { spells } from './sniff/binary'

const footerFlag = 0x10

/** Where the ID3v2 tags at the start of a file end; 0 without any. Some files carry several. */
export const endOfId3 = async (bytes: ByteReader): Promise<number> => {
  let end = 0
  while (end < bytes.size) {
    const head = await bytes.read(end, 10)
    const lengths = head.subarray(6, 10)
    if (!spells(head, 0, 'ID3') || lengths.length < 4 || lengths.some((byte) => byte > 0x7f)) return end
    const length = lengths.reduce((sum, byte) => sum * 128 + byte, 0)
    end += 10 + length + ((head[5] ?? 0) & footerFlag ? 10 : 0)
  }
  return end
}
