import { fold } from '../fold'

const article = /^the (?=\S)/u

/** What a name is put in order by: as the tags say, else without its article. */
export const sortKey = (sortName: string | undefined, name: string): string =>
  sortName ? fold(sortName) : fold(name).replace(article, '')

export const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
