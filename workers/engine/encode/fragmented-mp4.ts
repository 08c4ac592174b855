import type { Frames, Hertz } from '#contracts/units'
import { bigEndian, text } from '../byte-writing'
import { joined } from '../joined'

/** A track of sound as MP4 describes it. Its time scale is the sample rate: every time is a count of frames. */
export interface Mp4Track {
  readonly sampleEntry: Uint8Array
  readonly sampleRate: Hertz
  readonly duration: Frames
}

export interface Mp4Packet {
  readonly data: Uint8Array
  readonly start: Frames
  readonly length: Frames
}

/** The initialisation segment (ISO/IEC 14496-12): `ftyp` and a `moov` without samples. */
export const mp4Init = ({ sampleEntry, sampleRate, duration }: Mp4Track): Uint8Array<ArrayBuffer> =>
  joined(
    box('ftyp', text('iso5'), u32(512), text('iso5iso6mp41')),
    box(
      'moov',
      fullBox(
        'mvhd',
        0,
        0,
        u32(0, 0, sampleRate, 0, 0x10000),
        u16(0x100, 0),
        u32(0, 0),
        matrix,
        u32(0, 0, 0, 0, 0, 0, 2),
      ),
      box(
        'trak',
        fullBox('tkhd', 0, 3, u32(0, 0, 1, 0, 0, 0, 0), u16(0, 1, 0x100, 0), matrix, u32(0, 0)),
        box(
          'mdia',
          fullBox('mdhd', 0, 0, u32(0, 0, sampleRate, 0), u16(0x55c4, 0)), // language: undetermined
          fullBox('hdlr', 0, 0, u32(0), text('soun'), u32(0, 0, 0), text('Auricle\0')),
          box(
            'minf',
            fullBox('smhd', 0, 0, u32(0)),
            box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1))),
            box(
              'stbl',
              fullBox('stsd', 0, 0, u32(1), sampleEntry),
              fullBox('stts', 0, 0, u32(0)),
              fullBox('stsc', 0, 0, u32(0)),
              fullBox('stsz', 0, 0, u32(0, 0)),
              fullBox('stco', 0, 0, u32(0)),
            ),
          ),
        ),
      ),
      box('mvex', fullBox('mehd', 1, 0, bigEndian(duration, 8)), fullBox('trex', 0, 0, u32(1, 1, 0, 0, 0))),
    ),
  )

/** One `moof` and its `mdat`. `sequence` counts fragments upwards. */
export const mp4Fragment = (sequence: number, packets: readonly Mp4Packet[]): Uint8Array<ArrayBuffer> => {
  const header = (dataOffset: number) =>
    box(
      'moof',
      fullBox('mfhd', 0, 0, u32(sequence)),
      box(
        'traf',
        fullBox('tfhd', 0, 0x02_0000, u32(1)), // default-base-is-moof
        fullBox('tfdt', 1, 0, bigEndian(packets[0]?.start ?? 0, 8)),
        fullBox(
          'trun',
          0,
          0x301, // data offset, then duration and size of each sample
          u32(packets.length, dataOffset),
          ...packets.map(({ data, length }) => u32(length, data.length)),
        ),
      ),
    )
  const boxHeaderBytes = 8
  return joined(header(header(0).length + boxHeaderBytes), box('mdat', ...packets.map(({ data }) => data)))
}

export const u16 = (...values: readonly number[]) => joined(...values.map((value) => bigEndian(value, 2)))
export const u32 = (...values: readonly number[]) => joined(...values.map((value) => bigEndian(value, 4)))

export const box = (type: string, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  joined(u32(8 + content.reduce((sum, part) => sum + part.length, 0)), text(type), ...content)

export const fullBox = (type: string, version: number, flags: number, ...content: readonly Uint8Array[]) =>
  box(type, bigEndian(version, 1), bigEndian(flags, 3), ...content)

const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
