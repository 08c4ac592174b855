import type { PacketSource, SoundPacket } from '../demux'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg'
import { joinedAll } from '../joined'
import { atMostStereo, interleaved, parseOutputFormat, planar, rawOutput } from './ffmpeg-output'
import { miniMatroska } from './mini-matroska'
import type { PacketDecoder } from './stretch'

/** Packets through ffmpeg.wasm, all of them in one run: the caller keeps runs short. */
export const ffmpegDecoder = (source: PacketSource): PacketDecoder =>
  async function* (packets, signal) {
    const run: SoundPacket[] = []
    for await (const packet of packets) run.push(packet)
    const [first, second] = run
    if (!first) return
    const input = isBare(source) ? joinedAll(run.map(({ data }) => data)) : miniMatroska(source, run)
    const result = await runFfmpeg({
      args: [...demuxer(source), '-i', 'run', '-af', atMostStereo, ...rawOutput, 'run.f32'],
      mounts: [],
      writes: [{ path: 'run', bytes: input }],
      reads: ['run.f32'],
      signal,
    })
    const bytes = result.files.get('run.f32')
    const format = parseOutputFormat(result.log)
    if (!bytes || !format) throw new Error(lastLine(result.log))
    const channels = planar(interleaved(bytes), format.channels)
    // The first Vorbis packet a decoder sees only prepares the overlap with the second.
    const start = source.codec === 'vorbis' ? (second?.start ?? first.start) : first.start
    yield { start, length: channels[0]?.length ?? 0, channels, sampleRate: format.sampleRate }
  }

/** AAC that carries its own headers (ADTS) needs no container. */
const isBare = ({ codec, description }: PacketSource) => codec === 'aac' && !description

const demuxer = (source: PacketSource) => (isBare(source) ? ['-f', 'aac'] : ['-f', 'matroska'])

const lastLine = (log: string) => log.trimEnd().split('\n').at(-1) ?? 'ffmpeg gave no sound'
