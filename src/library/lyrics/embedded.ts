import type { IAudioMetadata, ILyricsTag } from 'music-metadata'
import type { Lyrics } from '#contracts/lyrics'
import { seconds } from '#contracts/units'
import { inTime, lyricsOfText } from './lrc'

/** Where the formats keep lyrics, in the order they are believed. */
const names = new Set(
  [
    'SYLT',
    'USLT',
    'SYNCEDLYRICS',
    'LYRICS',
    'UNSYNCEDLYRICS',
    '©LYR',
    'WM/LYRICS',
    'WM/LYRICS_SYNCHRONISED',
  ].flatMap((name) => [name, `TXXX:${name}`, `----:COM.APPLE.ITUNES:${name}`]),
)

const isTag = (value: unknown): value is Partial<ILyricsTag> => typeof value === 'object' && value !== null
/** ID3: time stamps are milliseconds, and not numbers of MPEG frames. */
const inMilliseconds = 2

const timedOf = ({ syncText = [], timeStampFormat }: Partial<ILyricsTag>): Lyrics | null => {
  const lines = syncText.flatMap(({ text, timestamp }) =>
    timestamp === undefined ? [] : [{ at: seconds(timestamp / 1000), text: text.trim() }],
  )
  if (timeStampFormat !== inMilliseconds || lines.every(({ text }) => text === '')) return null
  return { kind: 'timed', lines: inTime(lines) }
}

const lyricsOfValue = (value: unknown): Lyrics | null => {
  if (typeof value === 'string') return lyricsOfText(value)
  if (!isTag(value)) return null
  return timedOf(value) ?? (typeof value.text === 'string' ? lyricsOfText(value.text) : null)
}

/** Lyrics in a file's tags, timed ones before plain ones; null without. */
export const embeddedLyrics = ({ native }: Pick<IAudioMetadata, 'native'>): Lyrics | null => {
  const found = Object.values(native)
    .flat()
    .filter(({ id }) => names.has(id.toUpperCase()))
    .flatMap(({ value }) => lyricsOfValue(value) ?? [])
  return found.find(({ kind }) => kind === 'timed') ?? found[0] ?? null
}
