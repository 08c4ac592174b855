/** Not in every browser yet. */
interface Transferable {
  transfer?(length: number): ArrayBuffer
}

/**
 * Frees at once what nobody will use any more, where the browser can. A collector counts objects: sound that is passed
 * on by the megabyte lies about for long in few of them.
 */
export const letGo = (...buffers: readonly ArrayBuffer[]): void => {
  for (const buffer of buffers) (buffer as Transferable).transfer?.(0)
}
