import { matches, spells, uint64At, viewOf } from './binary'
import { type Container, notAudio, type Sniffer, soundIf } from './verdict'

/** A family told by its first bytes. `holdsSound` looks at the header for a length of zero. */
interface SimpleFamily {
  readonly container: Container
  readonly magic: string
  readonly least: number
  readonly holdsSound: (view: DataView, size: number) => boolean
}

const always = () => true

const families: readonly SimpleFamily[] = [
  {
    container: 'wavpack',
    magic: 'wvpk',
    least: 32,
    // The first block may be a non-audio one; a length of −1 is "unknown".
    holdsSound: (view, size) => view.getUint32(12, true) !== 0 && size > 32,
  },
  {
    container: 'tta',
    magic: 'TTA1',
    least: 22,
    holdsSound: (view, size) => view.getUint32(14, true) !== 0 && size > 22,
  },
  {
    container: 'ape',
    magic: 'MAC ',
    least: 76,
    // Since 3.98 the header follows a descriptor of 52 bytes; its frame count is at 12.
    holdsSound: (view) => view.getUint16(4, true) < 3_980 || view.getUint32(64, true) !== 0,
  },
  { container: 'musepack', magic: 'MPCK', least: 32, holdsSound: always },
  { container: 'musepack', magic: 'MP+', least: 28, holdsSound: (view) => view.getUint32(4, true) !== 0 },
  { container: 'dsf', magic: 'DSD ', least: 92, holdsSound: (view) => uint64At(view, 64, true) !== 0 },
  { container: 'dsdiff', magic: 'FRM8', least: 64, holdsSound: always },
  {
    container: 'other',
    magic: '.snd',
    least: 24,
    holdsSound: (view, size) => view.getUint32(4) < size,
  },
  { container: 'other', magic: '#!AMR', least: 8, holdsSound: always },
  { container: 'other', magic: 'tBaK', least: 32, holdsSound: always },
  { container: 'other', magic: 'ajkg', least: 32, holdsSound: always },
  { container: 'other', magic: 'Creative Voice File\u001a', least: 32, holdsSound: always },
  { container: 'other', magic: '\u007f\u00fe\u0080\u0001', least: 96, holdsSound: always },
]

/** Families whose magic bytes and a look at the header are enough. */
export const sniffSimple: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 96)
  const family = families.find(({ magic }) => spells(head, 0, magic))
  if (!family) return undefined
  const length = bytes.size - from
  if (family.container === 'dsdiff' && !spells(head, 12, 'DSD ')) return notAudio
  return soundIf(length >= family.least && family.holdsSound(viewOf(head), length), family.container)
}

/** Files of other kinds that can carry a run of MPEG frames inside (archives), or must not be searched. */
const foreign: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // zip
  [0x52, 0x61, 0x72, 0x21], // rar
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x1f, 0x8b], // gzip
  [0x25, 0x50, 0x44, 0x46], // pdf
  [0x89, 0x50, 0x4e, 0x47], // png
  [0xff, 0xd8, 0xff], // jpeg
  [0x47, 0x49, 0x46, 0x38], // gif
  [0x7f, 0x45, 0x4c, 0x46], // elf
  [0x4d, 0x5a], // exe
]

export const sniffForeign: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 4)
  return foreign.some((magic) => matches(head, 0, magic)) ? notAudio : undefined
}
