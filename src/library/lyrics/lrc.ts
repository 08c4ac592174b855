import type { LyricLine, Lyrics } from '#contracts/lyrics'
import { seconds } from '#contracts/units'

const stamp = /\[(?<minutes>\d{1,3}):(?<seconds>\d{1,2}(?:[.:]\d{1,3})?)\]/gu
const stampedLine = /^(?:\s*\[\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?\])+/u
/** Times of single words, which some lists hold. */
const wordStamp = /<\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?>/gu
const offsetLine = /^\[offset:\s*(?<offset>[+-]?\d+)\s*\]/imu
const tagLine = /^\[[a-z#]+:.*\]$/iu

/** Milliseconds that all times are early by. */
const offsetOf = (text: string) => Number(offsetLine.exec(text)?.groups?.['offset'] ?? 0)

const linesOf = (line: string, offset: number): readonly LyricLine[] => {
  const times = stampedLine.exec(line)?.[0]
  if (times === undefined) return []
  const text = line.slice(times.length).replace(wordStamp, '').replace(/\s+/gu, ' ').trim()
  return [...times.matchAll(stamp)].map(({ groups }) => {
    const time = Number(groups?.['minutes']) * 60 + Number(groups?.['seconds']?.replace(':', '.'))
    return { at: seconds(Math.max(0, time - offset / 1000)), text }
  })
}

export const inTime = (lines: readonly LyricLine[]): readonly LyricLine[] =>
  lines.toSorted((one, other) => one.at - other.at)

/** Lyrics out of a text: timed where it is LRC, else as it stands; null where there are no words in it. */
export const lyricsOfText = (text: string): Lyrics | null => {
  const rows = text.replaceAll('\0', '').split(/\r\n|\r|\n/u)
  const offset = offsetOf(text)
  const lines = rows.flatMap((row) => linesOf(row, offset))
  if (lines.some((line) => line.text !== '')) return { kind: 'timed', lines: inTime(lines) }
  const plain = rows
    .filter((row) => !tagLine.test(row.trim()) && !stampedLine.test(row))
    .join('\n')
    .trim()
  return plain === '' ? null : { kind: 'plain', text: plain }
}
