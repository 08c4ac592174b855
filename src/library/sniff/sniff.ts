import type { ByteReader } from '../byte-reader'
import { endOfId3 } from '../id3'
import { sniffAc3 } from './ac3'
import { sniffAdts } from './adts'
import { sniffAsf } from './asf'
import { sniffCaf } from './caf'
import { sniffFlac } from './flac'
import { sniffMatroska } from './matroska'
import { sniffMp4 } from './mp4'
import { sniffMpeg } from './mpeg'
import { sniffOgg } from './ogg'
import { sniffAiff, sniffWave, sniffWave64 } from './riff'
import { sniffForeign, sniffSimple } from './simple'
import { isEmpty, notAudio, type Sniffer, type Verdict } from './verdict'

/** Told by their magic bytes first; MPEG frames, which have none worth the name, are looked for last. */
const sniffers: readonly Sniffer[] = [
  sniffFlac,
  sniffMp4,
  sniffOgg,
  sniffWave,
  sniffAiff,
  sniffAsf,
  sniffMatroska,
  sniffCaf,
  sniffWave64,
  sniffSimple,
  sniffForeign,
  sniffAdts,
  sniffAc3,
  sniffMpeg,
]

/** Whether a file is sound, by its content alone: names and extensions lie. */
export const sniff = async (bytes: ByteReader): Promise<Verdict> => {
  if (bytes.size === 0) return isEmpty
  const from = await endOfId3(bytes)
  for (const sniffer of sniffers) {
    const verdict = await sniffer(bytes, from)
    if (verdict) return verdict
  }
  return notAudio
}
