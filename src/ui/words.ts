import type { TierName, TierReport } from '#contracts/cache-report'
import type { Bytes } from '#contracts/units'
import type { Preset } from '#contracts/variant'
import type { ImportSummary, Persistence } from '#library/face'
import type { Repeat } from '#player/face'

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

const megabytes = (count: Bytes) => Math.round(count / 1_000_000).toLocaleString('en')

/** Everything the page says, in one place. */
export const words = {
  name: 'Auricle',
  songs: 'Songs',
  library: 'Library',
  player: 'Player',
  views: 'Views',

  searchLibrary: 'Search library',
  songCount: (count: number) => counted(count, 'song', 'songs'),
  foundCount: (found: number, all: number) => `${found.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  nothingFound: (query: string) => `Nothing here is called “${query}”.`,

  addFiles: 'Add files',
  addFolder: 'Add folder',
  linkFolder: 'Link a folder',
  linkFolderHint: 'Files stay where they are and are read from there.',
  dropToAdd: 'Drop to add',
  inviteTitle: 'Bring your own music',
  invite: 'Drop files or whole folders anywhere on this page, or choose them here.',
  promise: 'Nothing ever leaves this device.',
  promiseMore: 'No account, no upload: your music is kept, played and mastered right here.',

  importing: 'Import',
  importProgress: (done: number, total: number) =>
    `Adding ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  cancel: 'Cancel',
  analysing: 'Analysis',
  analysisProgress: (done: number, total: number) =>
    `Listening ahead: ${done.toLocaleString('en')} of ${counted(total, 'song', 'songs')}`,
  added: (count: number) => (count === 0 ? 'No songs added' : `Added ${counted(count, 'song', 'songs')}`),
  duplicates: (count: number) => `${counted(count, 'was', 'were')} already here`,
  refused: (count: number) => `${counted(count, 'file', 'files')} could not be read`,
  nothingToAdd: 'There was no music to add there.',
  importStopped: (why: string) => `The import stopped: ${why}`,
  dismiss: 'Dismiss',

  playTrack: (title: string) => `Play ${title}`,
  nowPlaying: 'Playing now',
  cannotPlay: (why: string) => `Cannot be played: ${why}`,
  remove: (title: string) => `Remove ${title}`,
  removeQuestion: (title: string) => `Remove “${title}” from the library?`,
  removeNote: 'Only Auricle forgets it. Your own file stays untouched.',
  removeConfirm: 'Remove',
  unknownArtist: 'Unknown artist',
  unknownAlbum: 'Unknown album',

  nothingPlaying: 'Nothing playing',
  nothingPlayingHint: 'Choose a song, or press Play.',
  play: 'Play',
  pause: 'Pause',
  previous: 'Previous track',
  next: 'Next track',
  shuffle: 'Shuffle',
  repeat: 'Repeat',
  repeatState: { off: 'Repeat is off', all: 'Repeats the queue', one: 'Repeats this song' } satisfies Record<
    Repeat,
    string
  >,
  seek: 'Seek',
  seekValue: (position: string, duration: string) => `${position} of ${duration}`,
  volume: 'Volume',
  mute: 'Mute',
  unmute: 'Unmute',
  showPlayer: 'Show the whole player',
  hidePlayer: 'Back to the library',

  enhance: 'Enhance',
  enhancement: 'Enhancement',
  original: 'Original',
  enhanced: 'Enhanced',
  preset: 'Preset',
  presetNames: {
    adaptive: 'Adaptive',
    warm: 'Warm',
    bright: 'Bright',
    punchy: 'Punchy',
    gentle: 'Gentle',
  } satisfies Record<Preset, string>,
  intensity: 'Intensity',
  equaliserCurve: 'Equaliser, 30 Hz to 16 kHz',
  adaptiveWhy: 'takes its balance from the sound of each song.',
  barely: 'barely touches the balance at this intensity.',
  untouched: 'At intensity 0 the sound is left exactly as it is.',
  lifts: (band: string, amount: string) => `lifts ${band} by ${amount}\u00a0dB`,
  eases: (band: string, amount: string) => `eases ${band} by ${amount}\u00a0dB`,
  and: ' and ',
  adaptiveBalanced: 'finds the balance of this song right as it is.',
  landing: (change: string, loudness: string) => `${change}\u00a0dB to ${loudness}\u00a0LUFS`,
  limiterAtMost: (amount: string) => `limiter ≤\u00a0${amount}\u00a0dB`,
  targetBeyondReach: (preset: string) =>
    `Target not reached: ${preset} would have to be limited too hard, and every preset stays as loud as it.`,
  targetBeyondGain: 'Target not reached: more gain would raise nothing but noise.',
  sameLoudness: 'Every preset lands at the same loudness.',
  originalPlaysAs: 'Original plays as',
  originalFormats: { source: 'Listener’s own sound', webm: 'Compact' },

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
  foreseen: ({ made, hits }: { readonly made: number; readonly hits: number }) =>
    `${hits.toLocaleString('en')} of ${counted(made, 'switch', 'switches')} foreseen`,

  couldNotPlay: 'Could not play',
  pressPlay: 'Press Play to start.',
  allowAccess: 'Allow access',
  serviceUnavailable:
    'This browser gives no service worker here, so nothing can be played. Is this a private window? Open Auricle in an ordinary one, over https.',
  updateReady: 'A new version is ready.',
  reload: 'Reload',

  help: 'Keyboard shortcuts',
  close: 'Close',
  shortcuts: [
    [['Space'], 'Play or pause'],
    [['←', '→'], 'Five seconds back, ahead'],
    [['Shift ←', 'Shift →'], 'Previous, next track'],
    [['↑', '↓'], 'Louder, softer'],
    [['M'], 'Mute'],
    [['E'], 'Original or enhanced'],
    [['1', '–', '5'], 'Adaptive, Warm, Bright, Punchy, Gentle'],
    [['/'], 'Search'],
    [['?'], 'This list'],
  ] satisfies readonly (readonly [readonly string[], string])[],
}

/** One sentence about an import: “Added 12 songs. 3 were already here. 1 file could not be read.” */
export const summarySentence = ({ added, duplicates, refused }: ImportSummary): string => {
  if (added + duplicates + refused.length === 0) return words.nothingToAdd
  const parts = [
    words.added(added),
    ...(duplicates > 0 ? [words.duplicates(duplicates)] : []),
    ...(refused.length > 0 ? [words.refused(refused.length)] : []),
  ]
  return `${parts.join('. ')}.`
}
