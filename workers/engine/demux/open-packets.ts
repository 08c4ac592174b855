import type { PacketSource } from '../demux'
import { openAiff } from './aiff-packets'
import { type ByteReader, createByteReader } from './byte-reader'
import { openContainer } from './container-packets'
import { openFlac } from './flac-packets'
import { openCleanMp3, openMp3 } from './mp3-packets'
import { openOgg } from './ogg-packets'
import { openWave } from './wave-packets'

/** MP3 in the midst of something comes last: its frames may be found in almost anything. */
const openers: readonly ((reader: ByteReader, file: File) => Promise<PacketSource | null>)[] = [
  openFlac,
  openOgg,
  openWave,
  openAiff,
  openCleanMp3,
  (reader, file) => openContainer(file, reader),
  openMp3,
]

/**
 * The coded packets of a file, told by its content, never by its name. Null for what only ffmpeg can take apart.
 * Throws when the file itself cannot be read.
 */
export const openPackets = async (file: File): Promise<PacketSource | null> => {
  const reader = createByteReader(file)
  for (const open of openers) {
    const source = await open(reader, file)
    if (source) return source
  }
  return null
}
