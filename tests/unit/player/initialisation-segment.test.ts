import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byteStreamOf, initialisationLength } from '#player/output/mse/initialisation-segment'

const bytes = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat())
const fourCc = (name: string) => [...name].map((letter) => letter.charCodeAt(0))
const box = (name: string, content: readonly number[]) => [
  ...[24, 16, 8, 0].map((shift) => ((content.length + 8) >> shift) & 255),
  ...fourCc(name),
  ...content,
]
const element = (id: readonly number[], content: readonly number[]) => [
  ...id,
  0x80 | content.length,
  ...content,
]

const ebml = element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x86, 0x81, 1])
const segment = [0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255]
const clusterId = [0x1f, 0x43, 0xb6, 0x75]
// The codec's private data happens to hold the bytes of a Cluster's id.
const tracks = element([0x16, 0x54, 0xae, 0x6b], [...clusterId, 7, 8])
const webmHead = [...ebml, ...segment, ...tracks]
const webm = bytes(webmHead, clusterId, [0x84, 1, 2, 3, 4])

const mp4Head = [...box('ftyp', fourCc('iso5')), ...box('moov', [...fourCc('moof'), 9])]
const mp4 = bytes(mp4Head, box('moof', [1, 2, 3]), box('mdat', [4]))

describe('the initialisation segment', () => {
  test('of WebM ends at the first Cluster, not at bytes that look like one', () => {
    expect(initialisationLength(webm, 'webm')).toBe(webmHead.length)
  })

  test('of MP4 ends at the first moof box', () => {
    expect(initialisationLength(mp4, 'mp4')).toBe(mp4Head.length)
  })

  test('of MPEG audio is nothing', () => {
    expect(initialisationLength(Uint8Array.of(0xff, 0xfb), 'raw')).toBe(0)
  })

  test('is unknown until all of it arrived, however the bytes are cut', () => {
    const streams = [
      { whole: webm, head: webmHead.length, stream: 'webm', marker: 4 },
      { whole: mp4, head: mp4Head.length, stream: 'mp4', marker: 8 },
    ] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...streams),
        fc.nat({ max: 120 }),
        ({ whole, head, stream, marker }, cut) => {
          const expected = cut >= head + marker ? head : null
          expect(initialisationLength(whole.subarray(0, cut), stream)).toBe(
            cut >= whole.length ? head : expected,
          )
        },
      ),
    )
  })
})

test('the kind of stream follows from the MIME type', () => {
  expect(byteStreamOf('audio/webm; codecs="opus"')).toBe('webm')
  expect(byteStreamOf('audio/mp4; codecs="fLaC"')).toBe('mp4')
  expect(byteStreamOf('audio/mpeg')).toBe('raw')
})
