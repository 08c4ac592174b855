import type { TierName, TierReport } from '#contracts/cache-report'
import type { Bytes } from '#contracts/units'
import type { Persistence } from '#library/face'
import { counted, megabytes } from './say'

/** What is said about storage and going offline. */
export const storage = {
  readyOffline: 'Ready offline',
  preparingOffline: 'Getting ready for offline',
  persistence: {
    granted: 'Kept on this device.',
    denied: 'May be cleared by the browser.',
    unknown: null,
  } satisfies Record<Persistence, string | null>,
  codecsFetching: (done: Bytes, total: Bytes | null) =>
    total === null
      ? `Fetching offline codecs: ${megabytes(done)} MB`
      : `Fetching offline codecs ${megabytes(done)} of ${megabytes(total)} MB`,
  codecsFailed: 'Offline codecs are missing.',
  codecsFetch: 'Fetch them',
  codecsLeave: 'Cancel fetching offline codecs',

  storage: 'Rendered sound',
  storageNote:
    'What was mastered is kept, so that the next time it is there at once. It can be freed at any time: your music stays.',
  storageUnknown: 'Nothing is known of it at the moment.',
  storageFree: 'Free it',
  tiers: {
    L1: 'In memory',
    L2: 'On disk: what you listen to',
    L3: 'On disk: presets at hand',
  } satisfies Record<TierName, string>,
  tierHolds: ({ bytes, budget, entries, hits }: TierReport) =>
    `${megabytes(bytes)} of ${megabytes(budget)}\u00a0MB · ${counted(entries, 'chunk', 'chunks')} · ${counted(hits, 'hit', 'hits')}`,
  pinned: 'Always ready',
  pinnedNone: 'Songs you pin are kept whole on this device, ready to play at once.',
  pinReady: 'Ready',
  pinFilling: (share: number) => `${Math.floor(share * 100)} % ready`,
  pinsWait: 'The rest is made ready when this device is on mains power and need not save.',
  diskFull:
    'This device is nearly full. Less mastered sound is kept ready; your music and what plays are untouched.',
  unpin: (title: string) => `No longer keep ${title} ready`,
  unpinShort: 'Unpin',
  foreseen: ({ made, hits }: { readonly made: number; readonly hits: number }) =>
    `${hits.toLocaleString('en')} of ${counted(made, 'switch', 'switches')} foreseen`,
}
