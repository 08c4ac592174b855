import type { TierName, TierReport } from '#contracts/cache-report'
import type { Rank, WorkInHand } from '#contracts/engine-work'
import { counted, megabytes } from './say'

const share = (hits: number, all: number) => (all === 0 ? '–' : `${Math.round((100 * hits) / all)}%`)

/** What the panel for developers says. */
export const developer = {
  developer: 'Under the hood',
  developerTiers: 'Tiers',
  developerWork: 'Work in hand',
  developerIdle: 'Nothing to do',
  developerSilent: 'The engine says nothing at the moment',
  developerTier: (name: TierName, { entries, bytes, budget, hits, misses, evictions }: TierReport) => [
    name,
    counted(entries, 'chunk', 'chunks'),
    `${megabytes(bytes)} / ${megabytes(budget)}\u00a0MB`,
    `${share(hits, hits + misses)} of ${(hits + misses).toLocaleString('en')} hit`,
    `${evictions.toLocaleString('en')} evicted`,
  ],
  developerForeseen: ({ made, hits }: { readonly made: number; readonly hits: number }) =>
    `${share(hits, made)} of ${counted(made, 'switch', 'switches')} foreseen; by chance 40–50%`,
  developerRanks: {
    audible: 'Audible now',
    'next-chunk': 'Next chunk',
    'seek-target': 'Asked for elsewhere',
    'first-seconds': 'First seconds of a switch',
    'next-track': 'Next track',
    'other-preset': 'Other preset here',
    'rest-of-file': 'Rest of the file',
    predicted: 'Predicted preset',
    pinned: 'Always ready',
    analysis: 'Analysis',
  } satisfies Record<Rank, string>,
  developerStates: { waiting: 'waits', working: 'works', idle: 'rests' } satisfies Record<
    WorkInHand['state'],
    string
  >,
  developerSince: (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)}\u00a0s`,
}
