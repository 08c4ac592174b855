import type { TierName, TierReport } from '#contracts/cache-report'
import type { Words } from '../languages'
import { counted, megabytes, number } from './say'

const share = (hits: number, all: number) => (all === 0 ? '–' : `${Math.round((100 * hits) / all)}\u00a0%`)

/** Was die Seite für Entwickler sagt. */
export const developer = {
  developer: 'Unter der Haube',
  developerTiers: 'Stufen',
  developerWork: 'In Arbeit',
  developerIdle: 'Nichts zu tun',
  developerSilent: 'Die Engine sagt gerade nichts',
  developerTier: (name: TierName, { entries, bytes, budget, hits, misses, evictions }: TierReport) => [
    name,
    counted(entries, 'Stück', 'Stücke'),
    `${megabytes(bytes)} / ${megabytes(budget)}\u00a0MB`,
    `${share(hits, hits + misses)} von ${number(hits + misses)} getroffen`,
    `${number(evictions)} verdrängt`,
  ],
  developerForeseen: ({ made, hits }: { readonly made: number; readonly hits: number }) =>
    `${share(hits, made)} von ${counted(made, 'Wechsel', 'Wechseln')} vorausgesehen; durch Zufall 40–50\u00a0%`,
  developerRanks: {
    audible: 'Jetzt zu hören',
    'next-chunk': 'Nächstes Stück',
    'seek-target': 'Anderswo verlangt',
    'first-seconds': 'Erste Sekunden eines Wechsels',
    'next-track': 'Nächster Titel',
    'other-preset': 'Anderes Klangbild hier',
    'rest-of-file': 'Rest der Datei',
    predicted: 'Erwartetes Klangbild',
    pinned: 'Immer bereit',
    analysis: 'Analyse',
  },
  developerStates: { waiting: 'wartet', working: 'arbeitet', idle: 'ruht' },
  developerSince: (milliseconds: number) => `${number(Math.round(milliseconds / 100) / 10)}\u00a0s`,
} satisfies Partial<Words>
