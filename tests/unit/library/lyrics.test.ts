import { expect, test } from 'vitest'
import { blockReader } from '#library/byte-reader'
import { lyricsOfText } from '#library/lyrics/lrc'
import { withLyricsFiles } from '#library/lyrics/with-lyrics-files'
import { readTags } from '#library/tags'
import * as make from './sound-files'

const { ascii, u32, syncSafe, zeros } = make
const frame = (name: string, content: make.Bytes): make.Bytes => [
  ...ascii(name),
  ...u32(content.length),
  ...zeros(2),
  ...content,
]
const lyricsOf = async (...frames: readonly make.Bytes[]) => {
  const body = frames.flat()
  const tag = [...ascii('ID3'), 3, 0, 0, ...syncSafe(body.length), ...body]
  const file = make.fileOf(tag, make.repeat(make.mp3Frame, 10))
  return (await readTags(blockReader(file), 'mpeg')).lyrics
}
const unsynchronised = (text: string) => frame('USLT', [0, ...ascii('eng'), 0, ...ascii(text)])
const synchronised = (format: number, ...lines: readonly (readonly [string, number])[]) =>
  frame('SYLT', [
    0,
    ...ascii('eng'),
    format,
    1,
    0,
    ...lines.flatMap(([text, time]) => [...ascii(text), 0, ...u32(time)]),
  ])

test('LRC is read in time, with repeated and coarse stamps, an offset and words that have their own', () => {
  const text =
    '[ar:Ann]\n[offset:+500]\n[00:10.50][01:02.5]Twice\r\n[0:03] Once <00:03.50> more\n[00:20.00]\nnoise'
  expect(lyricsOfText(text)).toEqual({
    kind: 'timed',
    lines: [
      { at: 2.5, text: 'Once more' },
      { at: 10, text: 'Twice' },
      { at: 19.5, text: '' },
      { at: 62, text: 'Twice' },
    ],
  })
})

test('words without times stay as they are, and nothing is nothing', () => {
  expect(lyricsOfText('One\r\n\r\n[Chorus]\nTwo \n')).toEqual({ kind: 'plain', text: 'One\n\n[Chorus]\nTwo' })
  expect(lyricsOfText(' \n[ti:x]\n[00:01.00]\n')).toBeNull()
})

test('lyrics in a tag are read, timed ones first', async () => {
  expect(await lyricsOf(unsynchronised('La la'))).toEqual({ kind: 'plain', text: 'La la' })
  expect(await lyricsOf(unsynchronised('[00:01.00]La[00:02.00]'))).toMatchObject({ kind: 'timed' })
  expect(await lyricsOf(unsynchronised('La'), synchronised(2, ['one', 1_500], ['two', 3_000]))).toEqual({
    kind: 'timed',
    lines: [
      { at: 1.5, text: 'one' },
      { at: 3, text: 'two' },
    ],
  })
  expect(await lyricsOf(unsynchronised(' '))).toBeNull()
})

test('times in MPEG frames are not taken for times', async () => {
  expect(await lyricsOf(unsynchronised('La'), synchronised(1, ['one', 57]))).toEqual({
    kind: 'plain',
    text: 'La',
  })
})

test('a file of lyrics goes with the sound of its name and is no song itself', () => {
  const picked = (path: string) => ({ path, file: new File([path], path.split('/').at(-1) ?? '') })
  const found = withLyricsFiles(['a/One.flac', 'a/one.LRC', 'b/One.flac', 'a/Two.lrc'].map(picked))
  expect(found.map(({ path, lyrics }) => [path, lyrics?.name])).toEqual([
    ['a/One.flac', 'one.LRC'],
    ['b/One.flac', undefined],
  ])
})
