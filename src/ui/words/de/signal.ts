import type { Bytes, Hertz } from '#contracts/units'
import type { Words } from '../languages'
import { megabytes } from './say'

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
const trimmed = (value: number, digits: number) =>
  value.toLocaleString('de', { maximumFractionDigits: digits, useGrouping: false })

/** Was mit dem Klang geschieht, in Zahlen und der Reihe nach. */
export const signal = {
  spectrum: 'Spektrum vorher und nachher, gleich laut',
  holdToCompare: 'Drücken zum Umschalten, halten zum Vergleichen',
  bandNames: ['den Bass', 'die tiefen Mitten', 'die Mitten', 'die Präsenz', 'die Luft'],
  limiterAtMost: (amount: string) => `Der Limiter nimmt höchstens ${amount}\u00a0dB weg.`,
  limiterRests: 'Der Limiter ruht.',
  targetBeyondReach: (preset: string) =>
    `Ziel nicht erreicht: ${preset} müsste zu stark begrenzt werden, und alle Klangbilder bleiben gleich laut.`,
  targetBeyondGain: 'Ziel nicht erreicht: Mehr Pegel würde nur Rauschen anheben.',
  bandwidthLimited: (frequency: string) =>
    `Diese Datei wurde beim Erstellen oberhalb von ${frequency} beschnitten: Dort wird nichts angehoben.`,
  provisional: 'Ein erster Eindruck, bis der ganze Titel gehört ist.',
  lufsBefore: 'LUFS vorher',
  lufsAfter: 'LUFS nachher',
  lufsAndPeak: (peak: string) => `LUFS · ${peak}\u00a0dBTP`,
  meters: 'Pegel',
  meterSides: { before: 'Original', after: 'Verbessert' },
  metersNote: 'Lautheit über drei Sekunden (LUFS) und wahrer Spitzenpegel (dBTP), gemessen beim Rendern.',
  metersWait: 'Wird gemessen…',
  soundSettings: 'Klangeinstellungen',
  rememberFor: 'Merken für',
  rememberScopes: { always: 'Alles', album: 'Dieses Album', track: 'Diesen Titel' },
  targetLoudness: 'Ziellautheit',
  targetLoudnessNote: 'Wo jedes Klangbild ankommt.',
  targetNames: {
    [-14]: (level: string) => `${level} LUFS, Streaming`,
    [-16]: (level: string) => `${level} LUFS, ruhig`,
    [-11]: (level: string) => `${level} LUFS, laut`,
  },
  matchLoudness: 'Lautheit angleichen',
  matchLoudnessNote: 'Umschalten ändert den Klang, nicht die Lautstärke.',
  originalFormats: { source: 'Ton der Datei', webm: 'Kompakt' },

  signalAgain: 'Neu lesen',
  signalUnknown: 'Spiel einen Titel, um den Weg seines Klangs zu sehen.',
  fidelity: {
    lossless: 'Verlustfrei: Jeder Abtastwert ist der der Datei.',
    'lossy-source': 'Unverändert. Die Datei selbst ist verlustbehaftet.',
    'lossy-form': 'Nicht verlustfrei: Der Ton wird unterwegs gepackt oder gerundet.',
    enhanced: 'Verbessert: für diesen Titel gemastert.',
  },
  codecName: (codec: string) => codecs[codec] ?? codec.toUpperCase(),
  hertz: (value: Hertz) =>
    value < 1000 ? `${Math.round(value)}\u00a0Hz` : `${trimmed(value / 1000, 1)}\u00a0kHz`,
  kilohertz: (value: Hertz) => `${trimmed(value / 1000, 3)}\u00a0kHz`,
  size: (size: Bytes) =>
    size < 1_000_000 ? `${Math.round(size / 1000)}\u00a0kB` : `${megabytes(size)}\u00a0MB`,
  stepDecoder: 'Decodiert',
  decoders: {
    browser: 'vom Browser, beim Abspielen',
    webcodecs: 'mit den Codecs dieses Geräts',
    ffmpeg: 'mit FFmpeg, in dieser Seite',
    none: 'nicht nötig: Die Abtastwerte liegen offen',
  },
  stepUntouched: 'Unberührt',
  stepUntouchedDetail: 'keinerlei Bearbeitung',
  stages: {
    equaliser: 'Equalizer',
    compressor: 'Kompressor',
    width: 'Breite',
    gain: 'Pegel',
    limiter: 'Limiter',
    dither: 'Dither',
  },
  stageIdle: 'ruht',
  stageEqualiser: (amount: string, frequency: string) => `am meisten: ${amount}\u00a0dB bei ${frequency}`,
  stageCompressor: (ratio: string, reduction: string) =>
    `${ratio}:1 in drei Bändern, im Mittel höchstens ${reduction}\u00a0dB`,
  stageWidth: (percent: number) => `Seiten bei ${percent}\u00a0%, Bass in der Mitte`,
  stageGain: (amount: string) => `${amount}\u00a0dB`,
  stageLimiter: (amount: string) => `Grenze −1,0\u00a0dBTP, nimmt an lauten Stellen ${amount}\u00a0dB weg`,
  stageDither: 'auf 16 Bit, dreieckverteilt',
  stepForm: 'Übergeben',
  forms: {
    packets: (codec: string) => `die ${codec}-Pakete der Datei, neu verpackt`,
    flac: () => 'als FLAC, Abtastwert für Abtastwert',
    opus: () => 'als Opus in WebM',
    wav: () => 'als WAV mit 16 Bit',
  },
  stepServed: 'Geliefert',
  servedOriginal: 'direkt aus der Datei',
  tiersServed: {
    L1: 'aus dem Arbeitsspeicher (L1)',
    L2: 'vom Speicher, ganz bewahrt (L2)',
    L3: 'vom Speicher, im Voraus gerendert (L3)',
    MISS: 'gerendert beim Hören',
  },
  matchedBy: (amount: string) => `${amount}\u00a0dB zum Angleichen`,
  factCodec: 'Codec',
  factTruePeak: 'Wahrer Spitzenpegel',
  factReplayGain: 'ReplayGain',
} satisfies Partial<Words>
