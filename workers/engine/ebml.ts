import { bigEndian } from './byte-writing'
import { joined, lengthOf } from './joined'

const bytesOf = (value: number): number => {
  let length = 1
  while (value >= 256 ** length) length++
  return length
}

/** An element's id (RFC 8794), which tells its own length. */
export const identifier = (id: number) => bigEndian(id, bytesOf(id))

/** A size of `n` bytes holds 7 bits of value in each; all ones would mean "unknown". */
const size = (value: number): Uint8Array<ArrayBuffer> => {
  let length = 1
  while (value >= 2 ** (7 * length) - 1) length++
  return bigEndian(value + 2 ** (7 * length), length)
}

/** An element that holds `content`, as long as that is. */
export const element = (id: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  joined(identifier(id), size(lengthOf(content)), ...content)

/** An element that holds a whole number. */
export const unsigned = (id: number, value: number) => element(id, bigEndian(value, bytesOf(value)))
