import { describe, expect, test } from 'vitest'
import type { Meter } from '#contracts/meters'
import type { SoundFacts } from '#contracts/sound-facts'
import { decibels, frames, hertz, lufs, seconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { lineAt } from '#ui/listening/lyric-timing'
import { readingAt, shareOf } from '#ui/listening/meter-reading'
import { makesWay } from '#ui/listening/queue-drag'
import { fidelityOf, type SignalSources, signalPath } from '#ui/listening/signal-path'

describe('the line that is sung', () => {
  const lines = [1, 4, 4, 9].map((at) => ({ at: seconds(at), text: `line at ${at}` }))
  test.each([
    [0, -1],
    [0.84, -1],
    [0.86, 0],
    [3.9, 2],
    [8, 2],
    [100, 3],
  ])('at %s s is line %s', (now, expected) => {
    expect(lineAt(lines, seconds(now))).toBe(expected)
  })
  test('of nothing is none', () => {
    expect(lineAt([], seconds(5))).toBe(-1)
  })
})

describe('a meter', () => {
  const meter: Meter = {
    shortTerm: Float32Array.from([-20, -19, -18]),
    peaks: Float32Array.from([-1, -9, -8]),
    bands: new Float32Array(24),
    loudness: lufs(-19),
  }
  test('reads the step that is heard and holds the last peaks', () => {
    expect(readingAt(meter, 0.25)).toEqual({ shortTerm: -18, peak: -1 })
    expect(readingAt(meter, 0.31)).toBeNull()
    expect(readingAt(undefined, 0)).toBeNull()
  })
  test('spans 42 dB', () => {
    expect([shareOf(null), shareOf(-200), shareOf(-21), shareOf(0), shareOf(3)]).toEqual([0, 0, 0.5, 1, 1])
  })
})

test('rows make way for the one that is carried, in either direction', () => {
  const waysOf = (from: number, to: number) =>
    [0, 1, 2, 3, 4].map((index) => makesWay({ from, to, way: 0 }, index, 10))
  expect(waysOf(1, 3)).toEqual([0, 0, -10, -10, 0])
  expect(waysOf(3, 1)).toEqual([0, 10, 10, 0, 0])
  expect(waysOf(2, 2)).toEqual([0, 0, 0, 0, 0])
})

describe('the signal path', () => {
  const flac: SoundFacts = {
    sampleRate: hertz(44_100),
    totalFrames: frames(441_000),
    sourceChannels: 2,
    codec: 'flac',
    bitDepth: 16,
    lossless: true,
    decoder: 'webcodecs',
    encoderDelay: frames(0),
  }
  const mp3: SoundFacts = { ...flac, codec: 'mp3', bitDepth: null, lossless: false }
  const wav: SoundFacts = { ...flac, codec: 'pcm', bitDepth: 24, decoder: 'none' }
  const report = {
    preset: 'warm',
    intensity: fullIntensity,
    profile: 'full',
    untouched: false,
    curve: [{ frequency: hertz(100), level: decibels(1.5) }],
    bands: [{ kind: 'low-shelf', frequency: hertz(150), q: 0.7, level: decibels(1.5) }],
    compressor: null,
    width: 1,
    makeup: decibels(4.2),
    loudness: { before: lufs(-18), after: lufs(-14), aim: lufs(-14), target: lufs(-14) },
    peak: { before: decibels(-1), after: decibels(-1) },
    spectrum: [],
    change: [],
    limiting: decibels(0.4),
    undershot: null,
    bandwidthLimit: null,
    reason: null,
  } as const satisfies SignalSources['report']
  const sources = (part: Partial<SignalSources>): SignalSources => ({
    facts: flac,
    heardAs: { mode: 'original', format: 'source' },
    served: { format: 'audio/mp4; codecs="fLaC"', tier: null },
    report: null,
    volume: 1,
    muted: false,
    matching: 0,
    ...part,
  })
  const kinds = (part: Partial<SignalSources>) =>
    signalPath(sources(part)).map((step) =>
      step.kind === 'stage' ? step.stage : step.kind === 'form' ? step.form : step.kind,
    )
  const warm = { mode: 'enhanced', preset: 'warm', intensity: fullIntensity } as const

  test('of an original FLAC leads its own packets to the browser, lossless', () => {
    expect(kinds({})).toEqual(['file', 'untouched', 'packets', 'served', 'decoder', 'volume'])
    expect(fidelityOf(sources({}))).toBe('lossless')
  })

  test('says nothing of a form before the backend has told it', () => {
    expect(kinds({ served: null, facts: wav })).toEqual(['file', 'untouched', 'volume'])
  })

  test('of an original MP3 is unchanged, and the file is lossy', () => {
    expect(fidelityOf(sources({ facts: mp3 }))).toBe('lossy-source')
  })

  test('of a WAV packed as FLAC is lossless; as Opus it is not', () => {
    expect(kinds({ facts: wav })).toContain('flac')
    expect(fidelityOf(sources({ facts: wav }))).toBe('lossless')
    const packed = { heardAs: { mode: 'original', format: 'webm' } } as const
    expect(kinds(packed)).toContain('opus')
    expect(fidelityOf(sources(packed))).toBe('lossy-form')
  })

  test('of a 24-bit file as 16-bit WAV is rounded, of a 16-bit one it is not', () => {
    const heardAs = { mode: 'original', format: 'pcm' } as const
    expect(fidelityOf(sources({ facts: wav, heardAs }))).toBe('lossy-form')
    expect(fidelityOf(sources({ heardAs }))).toBe('lossless')
  })

  test('enhanced goes through every stage in its order, and says which rest', () => {
    const part = { heardAs: warm, report, served: { format: 'audio/wav', tier: 'L2' } } as const
    expect(kinds(part)).toEqual([
      'file',
      'decoder',
      'equaliser',
      'compressor',
      'width',
      'gain',
      'limiter',
      'dither',
      'wav',
      'served',
      'volume',
    ])
    const idle = signalPath(sources(part)).flatMap((step) =>
      step.kind === 'stage' && step.idle ? [step.stage] : [],
    )
    expect(idle).toEqual(['compressor', 'width'])
    expect(fidelityOf(sources(part))).toBe('enhanced')
  })

  test('enhanced at intensity 0 is untouched', () => {
    const part = { heardAs: warm, report: { ...report, untouched: true } }
    expect(kinds(part)).toEqual(['file', 'decoder', 'untouched', 'wav', 'served', 'volume'])
    expect(fidelityOf(sources(part))).toBe('lossless')
  })
})
