import { expect, test } from 'vitest'
import { blockReader } from '#library/byte-reader'
import { readTags } from '#library/tags'
import * as make from './sound-files'

const { ascii, zeros, u32le } = make
const reader = (...parts: readonly make.Bytes[]) => blockReader(make.fileOf(...parts))

const apeItem = (key: string, value: string): make.Bytes => [
  ...u32le(value.length),
  ...u32le(0),
  ...ascii(key),
  0,
  ...ascii(value),
]
const apeTag = (...items: readonly make.Bytes[]): make.Bytes => {
  const body = items.flat()
  const frame = (flags: number) => [
    ...ascii('APETAGEX'),
    ...u32le(2_000),
    ...u32le(body.length + 32),
    ...u32le(items.length),
    ...u32le(flags),
    ...zeros(8),
  ]
  return [...frame(0xa000_0000), ...body, ...frame(0x8000_0000)]
}

test('an MP3 tells its title, artist, place on the album and length', async () => {
  const tag = make.id3({
    TIT2: 'Battle',
    TPE1: 'A & B',
    TALB: 'Campaigns',
    TRCK: '3/9',
    TPOS: '2',
    TYER: '2021',
  })
  const tags = await readTags(reader(tag, make.repeat(make.mp3Frame, 100)), 'mpeg')
  expect(tags).toMatchObject({
    title: 'Battle',
    artist: 'A & B',
    album: 'Campaigns',
    trackNumber: 3,
    discNumber: 2,
    year: 2021,
    picture: null,
  })
  expect(tags.duration).toBeCloseTo((100 * 1_152) / 44_100, 1)
})

test('a True Audio file tells what the APE tag at its end says', async () => {
  const file = reader(make.tta(1_000), apeTag(apeItem('Title', 'Sad'), apeItem('Artist', 'Someone')))
  expect(await readTags(file, 'tta')).toMatchObject({ title: 'Sad', artist: 'Someone', duration: null })
})

test('a file without tags tells nothing, and a damaged tag is no tag', async () => {
  const nothing = { title: '', artist: '', album: '', picture: null }
  expect(await readTags(reader(make.ac3Frame), 'ac3')).toMatchObject(nothing)
  expect(await readTags(reader(make.flac(zeros(3))), 'ogg')).toMatchObject(nothing)
})

test('album artist, genres, composer, sort names and compilations are told', async () => {
  const tag = make.id3({
    TPE1: 'Ann & Bob',
    TPE2: 'Ann',
    TCON: 'Folk;Live',
    TCOM: 'Clara',
    TCMP: '1',
    TSOP: 'Bob & Ann',
    TALB: 'Duets',
  })
  expect(await readTags(reader(tag, make.repeat(make.mp3Frame, 40)), 'mpeg')).toMatchObject({
    artist: 'Ann & Bob',
    albumArtist: 'Ann',
    genres: ['Folk', 'Live'],
    composer: 'Clara',
    compilation: true,
    sortNames: { artist: 'Bob & Ann' },
    technical: { sampleRate: 44_100, channels: 2, lossless: false, bitDepth: null, replayGain: null },
  })
})
