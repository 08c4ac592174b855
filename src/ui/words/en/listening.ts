import type { ServedFrom } from '#contracts/cache-report'
import type { Bytes, Hertz } from '#contracts/units'
import { counted, megabytes } from './say'

const codecs: Readonly<Record<string, string>> = {
  mp3: 'MP3',
  aac: 'AAC',
  flac: 'FLAC',
  opus: 'Opus',
  vorbis: 'Vorbis',
  alac: 'Apple Lossless',
  pcm: 'PCM',
  wma: 'Windows Media',
  wavpack: 'WavPack',
}
const trimmed = (value: number, digits: number) => String(Number(value.toFixed(digits)))
const hertz = (value: Hertz) =>
  value < 1000 ? `${Math.round(value)}\u00a0Hz` : `${trimmed(value / 1000, 1)}\u00a0kHz`

/** What the pages beside the sound say: the queue, the words of a song, and what is known of its sound. */
export const listening = {
  listening: 'Listening',
  pages: { sound: 'Sound', queue: 'Queue', lyrics: 'Lyrics', details: 'Signal' },

  queue: 'Queue',
  queueEmpty: 'Nothing is waiting. Songs you play line up here.',
  queueFollow: (count: number) =>
    count === 0 ? 'Nothing follows' : `${counted(count, 'song follows', 'songs follow')}`,
  queueClear: 'Clear',
  queueCleared: (count: number) => `Took ${counted(count, 'song', 'songs')} out of the queue.`,
  queueSave: 'Save as playlist',
  queueSaveName: (now: Date) => `Queue, ${now.toLocaleDateString('en', { day: 'numeric', month: 'long' })}`,
  queueSaved: (name: string) => `Saved as ${name}`,
  playlistName: 'Name of the playlist',
  save: 'Save',
  queueMove: (title: string) => `Move ${title}`,
  queueMoveHint: 'Drag, or use the arrow keys',
  queueMoved: (title: string, place: number, count: number) =>
    `${title} is now ${place.toLocaleString('en')} of ${count.toLocaleString('en')}`,
  queueRemove: (title: string) => `Remove ${title} from the queue`,
  queueRemoved: (title: string) => `${title} was removed from the queue`,

  noLyrics: 'No words come with this song.',

  signalPath: 'From file to ear',
  signalAgain: 'Look again',
  signalUnknown: 'Play a song to see the way its sound takes.',
  fidelity: {
    lossless: 'Lossless: every sample is the file’s own.',
    'lossy-source': 'Unchanged. The file itself is lossy.',
    'lossy-form': 'Not lossless: the sound is packed or rounded on its way.',
    enhanced: 'Enhanced: mastered for this song.',
  },
  lossless: 'lossless',
  lossy: 'lossy',
  codecName: (codec: string) => codecs[codec] ?? codec.toUpperCase(),
  hertz,
  kilohertz: (value: Hertz) => `${trimmed(value / 1000, 3)}\u00a0kHz`,
  bits: (bits: number) => `${bits}\u00a0bit`,
  channels: (count: number) => (count === 1 ? 'mono' : count === 2 ? 'stereo' : `${count} channels`),
  bitrate: (rate: number) => `${Math.round(rate / 1000).toLocaleString('en')}\u00a0kbit/s`,
  size: (size: Bytes) =>
    size < 1_000_000 ? `${Math.round(size / 1000)}\u00a0kB` : `${megabytes(size)}\u00a0MB`,
  stepDecoder: 'Decoded',
  decoders: {
    browser: 'by the browser, as it plays',
    webcodecs: 'by this device’s own codecs',
    ffmpeg: 'by FFmpeg, inside this page',
    none: 'not needed: the samples lie open',
  },
  stepUntouched: 'Untouched',
  stepUntouchedDetail: 'no processing at all',
  stages: {
    equaliser: 'Equaliser',
    compressor: 'Compressor',
    width: 'Width',
    gain: 'Gain',
    limiter: 'Limiter',
    dither: 'Dither',
  },
  stageIdle: 'at rest',
  stageEqualiser: (amount: string, frequency: string) => `most: ${amount}\u00a0dB at ${frequency}`,
  stageCompressor: (ratio: string, reduction: string) =>
    `${ratio}:1 in three bands, ${reduction}\u00a0dB at most on average`,
  stageWidth: (percent: number) => `sides at ${percent}\u00a0%, bass kept in the middle`,
  stageGain: (amount: string) => `${amount}\u00a0dB`,
  stageLimiter: (amount: string) => `ceiling −1.0\u00a0dBTP, takes ${amount}\u00a0dB in loud moments`,
  stageDither: 'to 16 bit, triangular',
  stepForm: 'Handed over',
  forms: {
    packets: (codec: string) => `the file’s own ${codec} packets, re-wrapped`,
    flac: () => 'as FLAC, sample for sample',
    opus: () => 'as Opus in WebM',
    wav: () => 'as 16-bit WAV',
  },
  stepServed: 'Served',
  servedOriginal: 'straight from the file',
  tiersServed: {
    L1: 'from memory (L1)',
    L2: 'from disk, kept whole (L2)',
    L3: 'from disk, made ahead (L3)',
    MISS: 'made as you listen',
  } satisfies Record<ServedFrom, string>,
  muted: 'muted',
  matchedBy: (amount: string) => `${amount}\u00a0dB to match`,

  fileFacts: 'File',
  factCodec: 'Codec',
  factRate: 'Sample rate',
  factBits: 'Depth',
  factChannels: 'Channels',
  factBitrate: 'Bit rate',
  factDuration: 'Length',
  factLoudness: 'Loudness',
  factTruePeak: 'True peak',
  factReplayGain: 'ReplayGain',
  factSize: 'Size',
  factPath: 'Path',
  factKept: 'Kept',
  kept: {
    linked: 'where you have it',
    copied: 'as a copy in this browser',
    missing: 'missing: add it again',
  },
}
