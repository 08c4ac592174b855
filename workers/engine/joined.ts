interface Row extends ArrayLike<number> {
  set(part: ArrayLike<number>, at: number): void
}

/** Elements of all parts together. */
export const lengthOf = (parts: readonly ArrayLike<unknown>[]): number =>
  parts.reduce((sum, { length }) => sum + length, 0)

/** Writes the parts one after the other into `into`, and gives that. */
export const joinedInto = <Into extends Row>(into: Into, parts: readonly ArrayLike<number>[]): Into => {
  let at = 0
  for (const part of parts) {
    into.set(part, at)
    at += part.length
  }
  return into
}

/** Any number of byte strings as one. */
export const joinedAll = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  joinedInto(new Uint8Array(lengthOf(parts)), parts)

/** A few byte strings, named one by one, as one. */
export const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => joinedAll(parts)
