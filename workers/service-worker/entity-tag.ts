/** A strong entity tag of a sound's key. */
export const entityTag = (key: string): string => `"${key}"`

/** `If-None-Match`: compared weakly, as RFC 9110 wants it. */
export const isKnown = (header: string | undefined, tag: string): boolean =>
  (header ?? '')
    .split(',')
    .map((entry) => entry.trim().replace(/^W\//, ''))
    .some((entry) => entry === tag || entry === '*')

/** `If-Range`: a range is only good for the very same bytes. A date never is: none was ever sent. */
export const rangeStillHolds = (header: string | undefined, tag: string): boolean =>
  header === undefined || header.trim() === tag
