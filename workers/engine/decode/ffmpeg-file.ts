import type { FrameRange } from '#contracts/chunking'
import { problem } from '#contracts/problem'
import type { SoundFacts } from '#contracts/sound-facts'
import { frames, hertz } from '#contracts/units'
import { mountedAt, runFfmpeg } from '../ffmpeg/run-ffmpeg'
import type { OpenedSource, PcmBlock } from '../sound'
import { createBlockWriter } from './block-writer'
import { atMostStereo, interleaved, parseOutputFormat, planar, rawOutput } from './ffmpeg-output'
import { type FfmpegStream, parseFfmpegStream } from './ffmpeg-stream'
import { foldOf } from './fold-down'
import { type Landmark, landmarkBefore, locate, parseLandmarks } from './landmarks'

/** Seconds between landmarks: a seek decodes this much more than it needs, on average half. */
const landmarkEvery = 10
/** Seconds decoded ahead of a landmark after a seek, so that decoders with memory have settled. */
const settling = 1.5
/** Seconds by which a seek of ffmpeg's may miss. */
const reach = 1.4
/** Seconds of one run, so that an hour never lies in memory at once. */
const longestRun = 30

const output = 'sound.f32'

interface Opened {
  readonly file: File
  readonly stream: FfmpegStream
  /** Channels of what ffmpeg writes: 1 or 2. */
  readonly channels: 1 | 2
  readonly landmarks: readonly Landmark[]
}

/**
 * A file only ffmpeg can take apart. Its seeks are not exact to the frame, so the file is decoded once to count its
 * frames, keeping a short landmark every few seconds; later reads find their place by recognising one.
 */
export const openFfmpegFile = async (file: File): Promise<OpenedSource> => {
  const signal = new AbortController().signal
  const every = `aselect=isnan(prev_selected_t)+gte(t-prev_selected_t\\,${landmarkEvery})`
  const count = 'astats=measure_perchannel=none:measure_overall=Number_of_samples'
  const scouted = await run(file, [], ['asetpts=N', count, every, 'ashowinfo'], [], signal)
  const stream = parseFfmpegStream(scouted.log)
  if (!stream) {
    return refused('file/not-audio', `${file.name} is not a sound file, or too damaged to be one`)
  }
  const total = Number(/Number of samples: (\d+)/.exec(scouted.log)?.[1] ?? 0)
  if (total === 0 || !scouted.format) {
    return refused('decode/failed', `${file.name}: nothing in it could be decoded (${stream.codec})`)
  }
  const { sampleRate, channels } = scouted.format
  const opened: Opened = {
    file,
    stream: { ...stream, sampleRate },
    channels,
    landmarks: parseLandmarks(scouted.log, scouted.samples, channels),
  }
  const facts: SoundFacts = {
    sampleRate: hertz(sampleRate),
    totalFrames: frames(total),
    sourceChannels: stream.channels,
    codec: stream.codec,
    bitDepth: stream.bitDepth,
    lossless: stream.lossless,
    decoder: 'ffmpeg',
    encoderDelay: frames(0),
  }
  return {
    status: 'opened',
    source: { facts, read: (range, signal) => read(opened, range, signal), close: () => undefined },
  }
}

const refused = (code: 'file/not-audio' | 'decode/failed', detail: string): OpenedSource => ({
  status: 'unplayable',
  problem: problem(code, detail),
})

const read = async function* (
  opened: Opened,
  range: FrameRange,
  signal: AbortSignal,
): AsyncGenerator<PcmBlock, void, undefined> {
  const { to } = range
  const { channels, stream } = opened
  const writer = createBlockWriter(range, stream.sampleRate, (count) => foldOf(count, stream.codec))
  while (writer.at < to) {
    const begin = writer.at
    const end = Math.min(to, begin + longestRun * stream.sampleRate)
    const { start, samples } = await decodeFrom(opened, begin, end, signal)
    const sides = planar(samples, channels)
    const length = sides[0]?.length ?? 0
    yield* writer.write({ start, length, channels: sides, sampleRate: stream.sampleRate }, end)
    // What is missing now is missing from the file.
    if (writer.at < end) yield* writer.silence(end)
  }
  yield* writer.rest()
}

/** Sound that begins at or before `begin` and reaches to `end` if the file does. */
const decodeFrom = async (opened: Opened, begin: number, end: number, signal: AbortSignal) => {
  const { file, stream, channels } = opened
  const { sampleRate } = stream
  const landmark = landmarkBefore(opened.landmarks, begin)
  if (landmark && landmark.at > settling * sampleRate) {
    const skipped = landmark.at / sampleRate - settling
    const length = (end - landmark.at) / sampleRate + settling + reach
    const seek = ['-ss', skipped.toFixed(6)]
    const { samples } = await run(file, seek, [], ['-t', length.toFixed(6)], signal)
    const expected = Math.round(settling * sampleRate)
    const found = locate(landmark, samples, channels, expected, reach * sampleRate)
    if (found !== null) return { start: landmark.at - found, samples }
  }
  const trim = `atrim=start_sample=${begin}:end_sample=${end}`
  const { samples } = await run(file, [], ['asetpts=N', trim], [], signal)
  return { start: begin, samples }
}

/** One run over the file: `before` its input, through `filters`, with `after` as output options. */
const run = async (
  file: File,
  before: readonly string[],
  filters: readonly string[],
  after: readonly string[],
  signal: AbortSignal,
) => {
  const name = 'source'
  const result = await runFfmpeg({
    args: [
      ...before,
      '-i',
      mountedAt(name),
      '-map',
      '0:a:0',
      '-af',
      [atMostStereo, ...filters].join(','),
      ...after,
      ...rawOutput,
      output,
    ],
    mounts: [{ name, blob: file }],
    reads: [output],
    signal,
  })
  const bytes = result.files.get(output) ?? new Uint8Array(0)
  return { log: result.log, format: parseOutputFormat(result.log), samples: interleaved(bytes) }
}
