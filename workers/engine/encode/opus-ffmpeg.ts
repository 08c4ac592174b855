import { runFfmpeg } from '../ffmpeg/run-ffmpeg'
import { joinedInto, lengthOf } from '../joined'
import type { StereoBlock } from '../sound'
import { encodeFailed } from './encode-failed'
import { oggPackets } from './ogg-packets'
import type { OpusEncoder } from './opus-encoder'
import { preSkip, preSkipOf } from './opus-packets'

const input = 'opus-input.f32'
const output = 'opus-output.ogg'
/** libopus traps in this build at a complexity of 5 and above. */
const complexity = 4

const args = [
  ...['-f', 'f32le', '-ar', '48000', '-ac', '2', '-i', input],
  ...['-c:a', 'libopus', '-b:a', '128k', '-compression_level', String(complexity)],
  ...['-frame_duration', '20', '-application', 'audio', '-f', 'ogg', '-y', output],
]

/** libopus in ffmpeg.wasm: everything in, then everything out. */
export const ffmpegEncoder: OpusEncoder = {
  firstSpan: 100,
  encode: async function* (blocks, signal) {
    const bytes = await interleaved(blocks)
    const { exitCode, files, log } = await runFfmpeg({
      args,
      mounts: [],
      writes: [{ path: input, bytes }],
      reads: [output],
      signal,
    })
    const ogg = files.get(output)
    if (exitCode !== 0 || !ogg) throw encodeFailed(`ffmpeg ended with ${exitCode}: ${log.slice(-300)}`)
    const [head, , ...packets] = oggPackets(ogg)
    if (!head || preSkipOf(head) !== preSkip) throw encodeFailed('ffmpeg made an Opus stream of another kind')
    yield* packets
  },
}

const interleaved = async (blocks: AsyncGenerator<StereoBlock, void, undefined>): Promise<Uint8Array> => {
  const parts: Float32Array[] = []
  for await (const { left, right } of blocks) {
    const part = new Float32Array(left.length * 2)
    for (let frame = 0; frame < left.length; frame++) {
      part[frame * 2] = left[frame] ?? 0
      part[frame * 2 + 1] = right[frame] ?? 0
    }
    parts.push(part)
  }
  return new Uint8Array(joinedInto(new Float32Array(lengthOf(parts)), parts).buffer)
}
