import { describe, expect, test } from 'vitest'
import { parseAacConfig } from '#engine/demux/aac-config'
import { createByteReader } from '#engine/demux/byte-reader'
import { audibleLength, delayOf } from '#engine/demux/container-trim'
import { type Mp4Timeline, parseITunesNote, readMp4Timeline } from '#engine/demux/mp4-timeline'
import { big, bytesOf, fileOf, type Part } from './bytes'

const box = (type: string, ...parts: readonly Part[]) => {
  const content = bytesOf(...parts)
  return bytesOf(big(content.length + 8, 4), type, content)
}
const note = ' 00000000 00000840 000001CA 00000000003F31F6 00000000 00000000'

const movie = (entries: readonly Uint8Array[]) =>
  fileOf(
    box('ftyp', 'M4A ', big(0, 4)),
    box(
      'moov',
      box('mvhd', big(0, 12), big(1000, 4), big(0, 4)),
      box(
        'trak',
        box('edts', box('elst', big(0, 4), big(1, 4), big(51_687, 4), big(1024, 4), [0, 1, 0, 0])),
        box(
          'mdia',
          box('mdhd', big(0, 12), big(44_100, 4), big(0, 4)),
          box('hdlr', big(0, 8), 'soun'),
          box(
            'minf',
            box(
              'stbl',
              box('stsd', big(0, 4), big(1, 4), box('mp4a', new Uint8Array(28))),
              box('stts', big(0, 4), big(2, 4), big(2226, 4), big(1024, 4), big(1, 4), big(1019, 4)),
            ),
          ),
        ),
      ),
      ...entries,
    ),
  )

const tags = box(
  'udta',
  box(
    'meta',
    big(0, 4),
    box(
      'ilst',
      box(
        '----',
        box('mean', big(0, 4), 'com.apple.iTunes'),
        box('name', big(0, 4), 'iTunSMPB'),
        box('data', big(1, 4), big(0, 4), note),
      ),
    ),
  ),
)

const timeline = async (file: File): Promise<Mp4Timeline> => {
  const found = await readMp4Timeline(createByteReader(file))
  if (!found) throw new Error('no timeline')
  return found
}

test('edit list, durations and the iTunes note are found where they stand', async () => {
  expect(await timeline(movie([tags]))).toEqual({
    timescale: 44_100,
    mediaDuration: 2226 * 1024 + 1019,
    edit: { mediaTime: 1024, duration: 51_687, movieTimescale: 1000 },
    itunes: { delay: 2112, total: 4_141_558 },
    entry: 'mp4a',
    alacCookie: null,
  })
})

test('a file without a movie header has no timeline', async () => {
  expect(
    await readMp4Timeline(createByteReader(fileOf(box('ftyp', 'M4A '), box('mdat', new Uint8Array(99))))),
  ).toBeNull()
})

test('a broken iTunes note is no note', () => {
  expect(parseITunesNote(' 00000000 00000840')).toBeNull()
  expect(parseITunesNote('')).toBeNull()
})

describe('what is heard of an AAC track', () => {
  const base: Mp4Timeline = {
    timescale: 44_100,
    mediaDuration: 2_280_443,
    edit: null,
    itunes: null,
    entry: 'mp4a',
    alacCookie: null,
  }
  const edit = (duration: number) => ({ mediaTime: 1024, duration, movieTimescale: 1000 })
  const held = 2227 * 1024

  test('starts after the edit list says, else after iTunes says, else after the codec says', () => {
    const itunes = { delay: 2112, total: 1 }
    expect(delayOf({ ...base, edit: edit(0), itunes }, 44_100, 312)).toBe(1024)
    expect(delayOf({ ...base, itunes }, 44_100, 312)).toBe(2112)
    expect(delayOf(base, 44_100, 312)).toBe(312)
  })

  test('ends with the last sample, to the frame, though the edit list counts in milliseconds', () => {
    expect(audibleLength({ ...base, edit: edit(51_687) }, 44_100, held, 1024)).toBe(2_279_419)
  })

  test('ends where a real edit ends it', () => {
    expect(audibleLength({ ...base, edit: edit(20_000) }, 44_100, held, 1024)).toBe(882_000)
  })

  test('ends where iTunes counted to', () => {
    expect(audibleLength({ ...base, itunes: { delay: 2112, total: 2_270_000 } }, 44_100, held, 2112)).toBe(
      2_270_000,
    )
  })

  test('ends with the packets of a file that was cut short', () => {
    expect(audibleLength({ ...base, edit: edit(51_687) }, 44_100, 100 * 1024, 1024)).toBe(99 * 1024)
  })
})

test.each([
  ['plain', [0x12, 0x10], { packetFrames: 1024, sampleRate: 44_100 }],
  ['with band replication', [0x2b, 0x92, 0x08, 0x00], { packetFrames: 2048, sampleRate: 44_100 }],
])('AAC %s: packets last as long as they sound', (_, bytes, expected) => {
  expect(parseAacConfig(Uint8Array.from(bytes))).toEqual(expected)
})
