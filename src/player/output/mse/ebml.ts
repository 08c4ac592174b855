interface VariableInteger {
  readonly value: number
  readonly length: number
}

const lengthOf = (first: number): number => Math.clz32(first) - 23

/** The id of the element that begins at `offset`; null where it is not there yet. */
export const idAt = (view: DataView, offset: number): VariableInteger | null => {
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

export interface Element {
  readonly id: number
  /** Of its content. `to` may lie beyond the bytes at hand. */
  readonly from: number
  readonly to: number
}

/** The element of a WebM (EBML) stream that begins at `offset`; null where its id or its size is not there yet. */
export const elementAt = (view: DataView, offset: number): Element | null => {
  const id = idAt(view, offset)
  const size = id && sizeAt(view, offset + id.length)
  if (!id || !size) return null
  const from = offset + id.length + size.length
  return { id: id.value, from, to: from + size.value }
}

/** The first element under a path of ids, from the top. */
export const findElement = (view: DataView, path: readonly number[]): Element | null => {
  let within: Element = { id: 0, from: 0, to: view.byteLength }
  for (const id of path) {
    let element = elementAt(view, within.from)
    while (element && element.id !== id) {
      element = element.to < Math.min(within.to, view.byteLength) ? elementAt(view, element.to) : null
    }
    if (!element) return null
    within = element
  }
  return within.to <= view.byteLength ? within : null
}
