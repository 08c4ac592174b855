/** Small files made byte by byte: just enough of each format for its kind to be told. */
export type Bytes = readonly number[]

export const ascii = (text: string): Bytes => Array.from(text, (letter) => letter.charCodeAt(0))
export const zeros = (count: number): Bytes => new Array<number>(count).fill(0)
export const u16 = (value: number): Bytes => [(value >> 8) & 255, value & 255]
export const u32 = (value: number): Bytes => [...u16(value >>> 16), ...u16(value & 0xffff)]
export const u32le = (value: number): Bytes => u32(value).toReversed()
export const u64 = (value: number): Bytes => [...u32(Math.floor(value / 2 ** 32)), ...u32(value % 2 ** 32)]
export const u64le = (value: number): Bytes => u64(value).toReversed()
export const syncSafe = (value: number): Bytes => [21, 14, 7, 0].map((shift) => (value >> shift) & 127)

export const fileOf = (...parts: readonly Bytes[]): Blob => new Blob([new Uint8Array(parts.flat())])

/** ID3v2.3 with these text frames. */
export const id3 = (frames: Readonly<Record<string, string>>): Bytes => {
  const body = Object.entries(frames).flatMap(([name, text]) => [
    ...ascii(name),
    ...u32(text.length + 1),
    ...[0, 0, 0],
    ...ascii(text),
  ])
  return [...ascii('ID3'), 3, 0, 0, ...syncSafe(body.length), ...body]
}

/** MPEG-1 layer III, 128 kb/s, 44.1 kHz: 417 bytes a frame. */
export const mp3Frame: Bytes = [0xff, 0xfb, 0x90, 0x00, ...zeros(413)]
export const repeat = (part: Bytes, times: number): Bytes => new Array<Bytes>(times).fill(part).flat()

export const adtsFrame: Bytes = [0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0xfc, ...zeros(9)]
export const ac3Frame: Bytes = [0x0b, 0x77, 0, 0, 0x00, 0x40, ...zeros(122)]

const streamInfo: Bytes = [...u16(4096), ...u16(4096), ...zeros(6), 0x0a, 0xc4, 0x42, 0xf0, ...zeros(20)]
export const flac = (frames: Bytes): Bytes => [...ascii('fLaC'), 0x80, 0, 0, 34, ...streamInfo, ...frames]

export const oggPage = (flags: number, granule: number, packet: Bytes): Bytes => [
  ...ascii('OggS'),
  0,
  flags,
  ...u64le(granule),
  ...u32le(7),
  ...u32le(0),
  ...u32le(0),
  1,
  packet.length,
  ...packet,
]

export const box = (name: string, ...content: readonly Bytes[]): Bytes => {
  const body = content.flat()
  return [...u32(body.length + 8), ...ascii(name), ...body]
}

const handler = (kind: string) => box('hdlr', zeros(8), ascii(kind), zeros(12))
const track = (kind: string, entry: string, samples: number) =>
  box(
    'trak',
    box(
      'mdia',
      handler(kind),
      box(
        'minf',
        box('stbl', box('stsd', zeros(4), u32(1), box(entry, zeros(8))), box('stsz', zeros(8), u32(samples))),
      ),
    ),
  )
const ftyp = (brand: string) => box('ftyp', ascii(brand), zeros(4))

export const mp4 = ({ kind = 'soun', entry = 'mp4a', samples = 10, brand = 'M4A ' } = {}): Bytes => [
  ...ftyp(brand),
  ...box('moov', box('mvhd', zeros(100)), track(kind, entry, samples)),
  ...box('mdat', zeros(50)),
]
export const mp4WithoutIndex: Bytes = [...ftyp('M4A '), ...u32(90_000), ...ascii('mdat'), ...zeros(500)]

const riffChunk = (name: string, length: number, content: Bytes): Bytes => [
  ...ascii(name),
  ...u32le(length),
  ...content,
]
/** `said` is the length its data chunk claims. */
export const wave = (samples: Bytes, said = samples.length, magic = 'RIFF'): Bytes => [
  ...ascii(magic),
  ...u32le(36 + said),
  ...ascii('WAVE'),
  ...riffChunk('fmt ', 16, zeros(16)),
  ...riffChunk('data', said, samples),
]

export const aiff = (sound: Bytes, kind = 'AIFF'): Bytes => [
  ...ascii('FORM'),
  ...u32(54 + sound.length),
  ...ascii(kind),
  ...ascii('COMM'),
  ...u32(18),
  ...zeros(18),
  ...ascii('SSND'),
  ...u32(8 + sound.length),
  ...zeros(8),
  ...sound,
]

const asfHeader: Bytes = [
  0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6, 0xd9, 0x00, 0xaa, 0x00, 0x62, 0xce, 0x6c,
]
const asfAudio: Bytes = [
  0x40, 0x9e, 0x69, 0xf8, 0x4d, 0x5b, 0xcf, 0x11, 0xa8, 0xfd, 0x00, 0x80, 0x5f, 0x5c, 0x44, 0x2b,
]
export const asf = ({ media = asfAudio, data = 200 } = {}): Bytes => {
  const content = [...zeros(30), ...media, ...zeros(20)]
  return [...asfHeader, ...u64le(30 + content.length), ...zeros(6), ...content, ...zeros(data)]
}

const element = (id: Bytes, content: Bytes): Bytes => [
  ...id,
  0x40 | (content.length >> 8),
  content.length & 255,
  ...content,
]
export const matroska = ({ kind = 'webm', type = 2, clusters = 1 } = {}): Bytes => [
  ...element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], ascii(kind))),
  ...element(
    [0x18, 0x53, 0x80, 0x67],
    [
      ...element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x83], [type]))),
      ...repeat(element([0x1f, 0x43, 0xb6, 0x75], zeros(20)), clusters),
    ],
  ),
]

export const caf = (samples: Bytes): Bytes => [
  ...ascii('caff'),
  ...u16(1),
  ...u16(0),
  ...ascii('desc'),
  ...u64(32),
  ...zeros(32),
  ...ascii('data'),
  ...u64(4 + samples.length),
  ...zeros(4),
  ...samples,
]

export const wavPack = (samples: number): Bytes => [
  ...ascii('wvpk'),
  ...u32le(100),
  ...zeros(4),
  ...u32le(samples),
  ...zeros(100),
]
export const tta = (samples: number): Bytes => [
  ...ascii('TTA1'),
  ...zeros(10),
  ...u32le(samples),
  ...zeros(100),
]
export const monkey = (frames: number): Bytes => [
  ...ascii('MAC '),
  ...u32le(3_990),
  ...zeros(56),
  ...u32le(frames),
  ...zeros(60),
]
export const dsf = (samples: number): Bytes => [
  ...ascii('DSD '),
  ...zeros(60),
  ...u64le(samples),
  ...zeros(100),
]
