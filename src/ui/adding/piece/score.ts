/** One note. Times in beats, pitch as a MIDI number, strength 0 to 1, place −1 (left) to 1 (right). */
export interface Note {
  readonly voice: 'pad' | 'pluck' | 'bell' | 'bass' | 'thump' | 'brush' | 'shaker'
  readonly at: number
  readonly length: number
  readonly pitch: number
  readonly strength: number
  readonly place: number
}

export const described = {
  title: 'First Light',
  artist: 'Auricle',
  album: 'First Light',
  genre: 'Ambient',
} as const

export const beatsPerMinute = 76
const beatsPerBar = 4

type Chord = 'home' | 'shade' | 'wide' | 'open' | 'step' | 'lean'

/** Low to high; the lowest is the bass. */
const chords: Readonly<Record<Chord, readonly number[]>> = {
  home: [38, 50, 57, 61, 64, 66], // D major 7 with a ninth
  shade: [35, 47, 54, 57, 61, 66], // B minor 9
  wide: [31, 50, 55, 59, 62, 66], // G major 7
  open: [33, 52, 57, 62, 64, 69], // A, suspended
  step: [30, 49, 54, 57, 61, 64], // F sharp minor 7
  lean: [28, 47, 55, 59, 62, 66], // E minor 9
}

const bars: readonly Chord[] = [
  'home',
  'wide',
  'home',
  'wide',
  'shade',
  'wide',
  'home',
  'open',
  'step',
  'shade',
  'lean',
  'open',
  'home',
  'wide',
  'home',
]

const last = bars.length - 1
export const beats = bars.length * beatsPerBar
const fromBar = (bar: number) => bar * beatsPerBar

const pads = (): readonly Note[] =>
  bars.flatMap((name, bar) =>
    chords[name].slice(1).map(
      (pitch, index): Note => ({
        voice: 'pad',
        at: fromBar(bar),
        length: beatsPerBar + 0.5,
        pitch,
        strength: bar === 0 ? 0.7 : 1,
        place: (index - 2) * 0.32,
      }),
    ),
  )

const bass = (): readonly Note[] =>
  bars.flatMap((name, bar): readonly Note[] => {
    const [pitch = 38] = chords[name]
    const note = (at: number, length: number, strength: number): Note => ({
      voice: 'bass',
      at: fromBar(bar) + at,
      length,
      pitch,
      strength,
      place: 0,
    })
    if (bar < 2) return []
    return bar >= 4 && bar < last ? [note(0, 2.5, 1), note(2.5, 1.4, 0.7)] : [note(0, 3.8, 0.9)]
  })

/** Which note of the chord the plucked strings take on each half beat; −1 rests. */
const figures = [
  [1, 3, 5, 4, 2, 4, 5, 3],
  [1, 4, 3, 5, -1, 3, 4, 2],
] as const

const plucks = (): readonly Note[] =>
  bars.flatMap((name, bar) =>
    (figures[bar % 2] ?? []).flatMap((step, half): readonly Note[] => {
      if (bar < 1 || step < 0 || (bar === last && half > 0)) return []
      const pitch = (chords[name][step] ?? 62) + 12
      return [
        {
          voice: 'pluck',
          at: fromBar(bar) + half / 2,
          length: 3,
          pitch,
          strength: (half % 4 === 0 ? 0.9 : 0.62) * (bar < 3 ? 0.7 : 1),
          place: half % 2 === 0 ? -0.45 : 0.4,
        },
      ]
    }),
  )

/** Bar, beat within it, length, pitch: the tune, sung once and answered once. */
const tune = [
  [4, 0, 1.5, 78],
  [4, 1.5, 0.5, 76],
  [4, 2, 2, 74],
  [5, 0.5, 1, 71],
  [5, 1.5, 0.5, 74],
  [5, 2, 2, 76],
  [6, 0, 1.5, 78],
  [6, 1.5, 0.5, 81],
  [6, 2, 2, 80],
  [7, 0, 3, 76],
  [8, 0, 1.5, 81],
  [8, 1.5, 0.5, 80],
  [8, 2, 2, 76],
  [9, 0.5, 1, 74],
  [9, 1.5, 0.5, 76],
  [9, 2, 2, 78],
  [10, 0, 1, 79],
  [10, 1, 1, 78],
  [10, 2, 2, 74],
  [11, 0, 1.5, 76],
  [11, 1.5, 2.5, 73],
  [12, 0, 4, 74],
  [14, 0, 4, 86],
] as const

const bells = (): readonly Note[] =>
  tune.map(([bar, beat, length, pitch]) => ({
    voice: 'bell',
    at: fromBar(bar) + beat,
    length: length + 1.5,
    pitch,
    strength: bar === last ? 0.45 : 0.85,
    place: 0.12,
  }))

const drum = (voice: Note['voice'], at: number, strength: number, place = 0): Note => ({
  voice,
  at,
  length: 1,
  pitch: 0,
  strength,
  place,
})

const drums = (): readonly Note[] =>
  bars.flatMap((_, bar): readonly Note[] => {
    if (bar < 4 || bar > last - 2) return []
    const at = fromBar(bar)
    const shaker = Array.from({ length: 8 }, (_, half) =>
      drum('shaker', at + half / 2 + (half % 2) * 0.04, half % 2 === 0 ? 0.5 : 0.9, 0.5),
    )
    return [
      drum('thump', at, 1),
      drum('thump', at + 2.5, 0.7),
      drum('brush', at + 1, 0.8, -0.15),
      drum('brush', at + 3, 1, -0.15),
      ...shaker,
    ]
  })

/** The whole piece. */
export const score = (): readonly Note[] => [...pads(), ...bass(), ...plucks(), ...bells(), ...drums()]
