import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockReader } from '#library/byte-reader'
import { sniff } from '#library/sniff/sniff'
import * as make from './sound-files'

const verdictOn = (...parts: readonly make.Bytes[]) => sniff(blockReader(make.fileOf(...parts)))
const { zeros, ascii, repeat } = make
const vorbis = make.oggPage(2, 0, [...ascii('\u0001vorbis'), ...zeros(23)])
const opus = make.oggPage(2, 0, [...ascii('OpusHead'), ...zeros(11)])
const theora = make.oggPage(2, 0, [...ascii('\u0080theora'), ...zeros(23)])
const ending = make.oggPage(4, 44_100, zeros(40))

describe('what holds sound is taken, whatever its name says', () => {
  const files: readonly [string, string, readonly make.Bytes[]][] = [
    ['MP3', 'mpeg', [repeat(make.mp3Frame, 6)]],
    ['MP3 behind an ID3 tag', 'mpeg', [make.id3({ TIT2: 'One' }), repeat(make.mp3Frame, 6)]],
    ['MP3 behind two ID3 tags', 'mpeg', [make.id3({}), make.id3({ TIT2: 'x' }), repeat(make.mp3Frame, 6)]],
    ['MP3 behind junk', 'mpeg', [zeros(3_000), repeat(make.mp3Frame, 9)]],
    ['MP3 cut off in its third frame', 'mpeg', [repeat(make.mp3Frame, 2), make.mp3Frame.slice(0, 3)]],
    ['AAC in ADTS', 'adts', [repeat(make.adtsFrame, 8)]],
    ['AC-3', 'ac3', [repeat(make.ac3Frame, 8)]],
    ['FLAC', 'flac', [make.flac(zeros(100))]],
    ['FLAC behind an ID3 tag', 'flac', [make.id3({ TIT2: 'One' }), make.flac(zeros(100))]],
    ['Ogg Vorbis', 'ogg', [vorbis, ending]],
    ['Ogg Opus', 'ogg', [opus, ending]],
    ['Ogg with a film beside the sound', 'ogg', [theora, vorbis, ending]],
    ['M4A', 'mp4', [make.mp4()]],
    ['WAV', 'wave', [make.wave(zeros(40))]],
    ['WAV that claims more than it has', 'wave', [make.wave(zeros(40), 4_000_000)]],
    ['RF64', 'wave', [make.wave(zeros(40), 0xffff_ffff, 'RF64')]],
    ['AIFF', 'aiff', [make.aiff(zeros(40))]],
    ['AIFF-C', 'aiff', [make.aiff(zeros(40), 'AIFC')]],
    ['WMA', 'asf', [make.asf()]],
    ['WebM', 'matroska', [make.matroska()]],
    ['Matroska', 'matroska', [make.matroska({ kind: 'matroska' })]],
    ['Core Audio', 'caf', [make.caf(zeros(40))]],
    ['WavPack', 'wavpack', [make.wavPack(1_000)]],
    ['True Audio', 'tta', [make.tta(1_000)]],
    ["Monkey's Audio", 'ape', [make.monkey(3)]],
    ['DSF', 'dsf', [make.dsf(1_000)]],
  ]
  test.each(files)('%s', async (_, container, parts) => {
    expect(await verdictOn(...parts)).toEqual({ status: 'sound', container })
  })
})

describe('what holds none is refused with the reason', () => {
  const files: readonly [string, string, readonly make.Bytes[]][] = [
    ['an empty file', 'it is empty', []],
    ['text', 'this is not audio', [ascii('not a song at all')]],
    ['text that spells the name of a box', 'this is not audio', [ascii('sea-free sailing')]],
    ['a picture', 'this is not audio', [[0xff, 0xd8, 0xff, 0xe0], zeros(5_000)]],
    [
      'an archive with an MP3 inside',
      'this is not audio',
      [[0x50, 0x4b, 3, 4], zeros(40), repeat(make.mp3Frame, 9)],
    ],
    ['one frame header and nothing that follows', 'this is not audio', [make.mp3Frame, zeros(5_000)]],
    ['an ID3 tag alone', 'this is not audio', [make.id3({ TIT2: 'One' })]],
    ['M4A without its index', 'cut short: its index is missing', [make.mp4WithoutIndex]],
    ['M4A cut inside its index', 'cut short: its index is missing', [make.mp4().slice(0, 200)]],
    ['a film without sound', 'this is not audio', [make.mp4({ kind: 'vide' })]],
    ['a HEIC photograph', 'this is not audio', [make.mp4({ brand: 'heic' })]],
    ['copy-protected M4A', 'it is copy-protected', [make.mp4({ entry: 'drms' })]],
    ['M4A of no samples', 'it holds no sound', [make.mp4({ samples: 0 })]],
    ['FLAC of no frames', 'it holds no sound', [make.flac([])]],
    ['Ogg of no packets', 'it holds no sound', [vorbis]],
    ['Ogg with a film only', 'this is not audio', [theora, ending]],
    ['WAV of no samples', 'it holds no sound', [make.wave([])]],
    ['WAV cut at the end of its header', 'it holds no sound', [make.wave([], 4_000)]],
    ['a RIFF that is not WAV', 'this is not audio', [ascii('RIFF'), zeros(4), ascii('AVI '), zeros(99)]],
    ['AIFF of no samples', 'it holds no sound', [make.aiff([])]],
    ['WMV without sound', 'this is not audio', [make.asf({ media: zeros(16) })]],
    ['WMA of no packets', 'it holds no sound', [make.asf({ data: 0 })]],
    ['WebM with a film only', 'this is not audio', [make.matroska({ type: 1 })]],
    ['WebM of no clusters', 'it holds no sound', [make.matroska({ clusters: 0 })]],
    ['Core Audio of no samples', 'it holds no sound', [make.caf([])]],
    ['WavPack of no samples', 'it holds no sound', [make.wavPack(0)]],
    ['True Audio of no samples', 'it holds no sound', [make.tta(0)]],
    ["Monkey's Audio of no frames", 'it holds no sound', [make.monkey(0)]],
    ['DSF of no samples', 'it holds no sound', [make.dsf(0)]],
  ]
  test.each(files)('%s', async (_, reason, parts) => {
    expect(await verdictOn(...parts)).toMatchObject({ status: 'refused', reason })
  })
})

test('random bytes never pass for sound', async () => {
  const noise = fc.uint8Array({ minLength: 1, maxLength: 20_000 })
  await fc.assert(
    fc.asyncProperty(noise, async (bytes) => {
      expect((await sniff(blockReader(new Blob([bytes])))).status).toBe('refused')
    }),
    { numRuns: 300 },
  )
})

test('random bytes behind an MP3 frame header never pass for sound', async () => {
  const noise = fc.uint8Array({ minLength: 500, maxLength: 5_000 })
  await fc.assert(
    fc.asyncProperty(noise, async (bytes) => {
      const file = new Blob([new Uint8Array([0xff, 0xfb, 0x90, 0x00]), bytes])
      expect((await sniff(blockReader(file))).status).toBe('refused')
    }),
  )
})

test('damaged files of every kind are judged, not stumbled over', async () => {
  const whole = [
    make.mp4(),
    make.matroska(),
    make.asf(),
    make.caf(zeros(40)),
    make.aiff(zeros(40)),
    make.flac(zeros(100)),
    make.wave(zeros(40)),
    [...vorbis, ...ending],
  ]
  const damage = fc.record({
    file: fc.constantFrom(...whole),
    left: fc.integer({ min: 1, max: 400 }),
    at: fc.nat(399),
    byte: fc.integer({ min: 0, max: 255 }),
  })
  await fc.assert(
    fc.asyncProperty(damage, async ({ file, left, at, byte }) => {
      const bytes = file.slice(0, left)
      expect(['sound', 'refused']).toContain((await verdictOn(bytes.with(at % bytes.length, byte))).status)
    }),
    { numRuns: 500 },
  )
})

test('telling what a large file is takes few bytes of it', async () => {
  let bytesRead = 0
  const large = blockReader(make.fileOf(make.id3({ TIT2: 'One' }), repeat(make.mp3Frame, 3_000)))
  await sniff({
    size: large.size,
    read: async (offset, length) => {
      const found = await large.read(offset, length)
      bytesRead += found.length
      return found
    },
  })
  expect(large.size).toBeGreaterThan(1_000_000)
  expect(bytesRead).toBeLessThan(300_000)
})
