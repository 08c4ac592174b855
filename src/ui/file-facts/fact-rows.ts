import type { FileFacts } from '#library/face'
import { level } from '../enhancement/figure'
import { timeText } from '../time'
import { words } from '../words'

type Row = readonly [name: string, value: string]

const row = <Value>(name: string, value: Value | null, say: (value: Value) => string): readonly Row[] =>
  value === null ? [] : [[name, say(value)]]

/** What is known of a file, as name and value; nothing is said of what nobody knows. */
export const factRows = (facts: FileFacts): readonly Row[] => [
  ...row(words.factCodec, facts.codec, (codec) => words.codecName(codec)),
  ...row(words.factRate, facts.sampleRate, (rate) => words.kilohertz(rate)),
  ...row(words.factBits, facts.bitDepth, (bits) => words.bits(bits)),
  ...row(words.factChannels, facts.channels, (count) => words.channels(count)),
  ...row(words.factBitrate, facts.bitrate, (rate) => words.bitrate(rate)),
  ...row(words.factDuration, facts.duration, (duration) => timeText(duration)),
  ...row(words.factLoudness, facts.loudness, (loudness) => `${level(loudness)} LUFS`),
  ...row(words.factTruePeak, facts.truePeak, (peak) => `${level(peak)} dBTP`),
  ...row(words.factReplayGain, facts.replayGain?.track ?? null, (gain) => `${level(gain)} dB`),
  [words.factSize, words.size(facts.size)],
  [words.factPath, facts.path || facts.fileName],
  [words.factKept, words.kept[facts.kept]],
]
