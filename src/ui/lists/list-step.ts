/** How far a key moves the focus in a list: rows, or to an end; null when it does not. */
export const listStep = (key: string, page: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return 1
    case 'ArrowUp':
      return -1
    case 'PageDown':
      return page
    case 'PageUp':
      return -page
    case 'Home':
      return Number.NEGATIVE_INFINITY
    case 'End':
      return Number.POSITIVE_INFINITY
    default:
      return null
  }
}

/** The place a step leads to, within a list of so many. */
export const stepped = (from: number, step: number, count: number): number =>
  Math.max(0, Math.min(count - 1, from + step))
