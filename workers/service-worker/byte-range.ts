import { type Bytes, bytes } from '#contracts/units'

export type ByteRange =
  /** No range was asked for, or none that this server understands. */
  | { readonly kind: 'whole' }
  /** `to` is exclusive. `open`: the asker named no end, so a shorter answer is welcome. */
  | { readonly kind: 'part'; readonly from: Bytes; readonly to: Bytes; readonly open: boolean }
  | { readonly kind: 'unsatisfiable' }

const whole: ByteRange = { kind: 'whole' }
const unsatisfiable: ByteRange = { kind: 'unsatisfiable' }
const singleRange = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i

/** Reads a `Range` header against a file of `total` bytes: RFC 9110, single ranges of bytes. */
export const parseRange = (header: string | null | undefined, total: Bytes): ByteRange => {
  const [, first = '', last = ''] = singleRange.exec(header ?? '') ?? []
  if (first === '' && last === '') return whole
  if (first === '') {
    const suffix = Math.min(Number(last), total)
    return suffix === 0 ? unsatisfiable : part(total - suffix, total, false)
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return whole
  if (from >= total) return unsatisfiable
  return last === '' ? part(from, total, true) : part(from, Math.min(Number(last) + 1, total), false)
}

const part = (from: number, to: number, open: boolean): ByteRange => ({
  kind: 'part',
  from: bytes(from),
  to: bytes(to),
  open,
})
