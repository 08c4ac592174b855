import { type Seconds, seconds } from '#contracts/units'

/** One entry of an M3U list. */
export interface M3uEntry {
  /** Path or address, with slashes, as the list gives it. */
  readonly path: string
  /** `Artist - Title` of `#EXTINF`; empty without. */
  readonly label: string
  readonly duration: Seconds | null
}

export interface M3u {
  /** Of `#PLAYLIST`; empty without. */
  readonly name: string
  readonly entries: readonly M3uEntry[]
}

const information = /^#EXTINF:\s*(?<duration>-?[\d.]+)?[^,]*(?:,(?<label>.*))?$/iu

const decoded = (path: string) => {
  if (!/^file:/iu.test(path)) return path
  try {
    return decodeURIComponent(path.replace(/^file:\/{2,3}/iu, '/'))
  } catch {
    return path
  }
}

/** Reads M3U and extended M3U. Never fails: lines it does not know are passed over. */
export const parseM3u = (text: string): M3u => {
  const entries: M3uEntry[] = []
  let name = ''
  let told: Pick<M3uEntry, 'label' | 'duration'> = { label: '', duration: null }
  for (const raw of text.split(/\r\n|\r|\n/u)) {
    const line = raw.replace(/^\uFEFF/u, '').trim()
    if (line === '') continue
    if (!line.startsWith('#')) {
      entries.push({ path: decoded(line).replaceAll('\\', '/'), ...told })
      told = { label: '', duration: null }
      continue
    }
    const found = information.exec(line)?.groups
    if (found) {
      const length = Number(found['duration'] ?? -1)
      told = { label: found['label']?.trim() ?? '', duration: length > 0 ? seconds(length) : null }
    } else if (/^#PLAYLIST:/iu.test(line)) name = line.slice(10).trim()
  }
  return { name, entries }
}

const oneLine = (text: string) => text.replace(/[\r\n]+/gu, ' ').trim()

/** Extended M3U, to be saved as UTF-8. */
export const writeM3u = ({ name, entries }: M3u): string =>
  [
    '#EXTM3U',
    `#PLAYLIST:${oneLine(name)}`,
    ...entries.flatMap(({ path, label, duration }) => [
      `#EXTINF:${duration === null ? -1 : Math.round(duration)},${oneLine(label)}`,
      // A name that begins with # would be a comment.
      oneLine(path.startsWith('#') ? `./${path}` : path),
    ]),
    '',
  ].join('\n')
