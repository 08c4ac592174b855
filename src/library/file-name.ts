export interface NamedTrack {
  readonly title: string
  readonly trackNumber: number | null
  readonly discNumber: number | null
}

/** `1-01 Title`, `2.03 - Title`: disc and track. */
const discAndTrack = /^(?<disc>\d)[-.](?<track>\d{2})(?:\s*[-.–]\s*|\s+)(?<title>.+)$/u
/** `03 - Title`, `3. Title`, `07_Title`, `[12] Title`: a number set apart. */
const numberApart = /^\[?(?<track>\d{1,3})(?:\]\s*|\)\s*|\s*[-–_]\s*|\.\s+)(?<title>.+)$/u
/** `01 Title`: two digits and a space. Beyond 40 a number is more likely part of the title (99 Luftballons). */
const numberFirst = /^(?<track>[0-3]\d|40)\s+(?<title>.+)$/u

const stem = (fileName: string) => fileName.replace(/(?<=.)\.[a-z0-9]{1,5}$/iu, '')
const spaced = (name: string) => (name.includes(' ') ? name : name.replaceAll('_', ' '))
const numberOf = (digits: string | undefined) => (digits === undefined ? null : Number(digits) || null)

/** What a file's name tells where there are no tags. */
export const trackOfFileName = (fileName: string): NamedTrack => {
  const name = spaced(stem(fileName)).trim()
  const found = (discAndTrack.exec(name) ?? numberApart.exec(name) ?? numberFirst.exec(name))?.groups
  return {
    title: found?.['title']?.trim() ?? name,
    trackNumber: numberOf(found?.['track']),
    discNumber: numberOf(found?.['disc']),
  }
}

/** Folders that hold albums, or the discs of one, rather than being one. */
const general =
  /^(music|musik|musique|my music|downloads?|desktop|audio|songs|tracks|files|documents|new folder)$/iu
const disc = /^(cd|dis[ck])[\s_-]*\d+$/iu

/** The album a path suggests: the nearest folder with a name of its own; empty when there is none. */
export const albumOfPath = (path: string): string => {
  const folders = path.split('/').slice(0, -1).filter(Boolean)
  const nearest = folders.findLast((folder) => !disc.test(folder)) ?? ''
  return general.test(nearest) ? '' : nearest
}
