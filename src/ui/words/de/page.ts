import type { Problem, ProblemCode } from '#contracts/problem'
import type { Bytes } from '#contracts/units'
import type { Words } from '../languages'
import { counted, megabytes, number } from './say'

const titles = (count: number) => counted(count, 'Titel', 'Titel')
const files = (count: number) => counted(count, 'Datei', 'Dateien')

const refusals: Partial<Record<ProblemCode, string>> = {
  'file/not-audio': 'Darin ist kein Ton',
  'file/unreadable': 'Die Datei ist unvollständig, geschützt oder nicht zu öffnen',
  'storage/full': 'Auf diesem Gerät ist kein Platz mehr',
  'page/incomplete': 'Ein Teil von Auricle war nicht zu laden',
}

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false } as const

/** Rahmen, Bibliothek, Hinzufügen und Gerät. */
export const page = {
  name: 'Auricle',
  songs: 'Titel',
  library: 'Bibliothek',
  player: 'Wiedergabe',
  views: 'Ansichten',
  count: number,
  decimal: (value: number) => value.toLocaleString('de', oneDecimal),
  couldNotPlay: 'Nicht abspielbar:',
  pressPlay: 'Zum Starten „Abspielen“ drücken.',
  allowAccess: 'Zugriff erlauben',
  serviceUnavailable:
    'Dieser Browser bietet hier keinen Service Worker, darum kann nichts abgespielt werden. Ist das ein privates Fenster? Öffne Auricle in einem gewöhnlichen, über https.',
  libraryUnavailable:
    'Die Musik in diesem Browser ist nicht zu erreichen, darum kann nichts hinzugefügt oder abgespielt werden. Schließ andere Fenster von Auricle und lade dieses neu; hilft das nicht, starte den Browser neu.',
  pageIncomplete: 'Ein Teil von Auricle war nicht zu laden. Lade es neu, wenn es ein Netz gibt.',
  pageFailed: 'Ein Teil von Auricle hat versagt. Neu laden kann helfen.',
  pageLost: 'Ein Teil fehlt',
  updateReady: 'Eine neue Version ist bereit.',
  reload: 'Neu laden',

  viewNames: {
    songs: 'Titel',
    albums: 'Alben',
    artists: 'Interpreten',
    genres: 'Genres',
    playlists: 'Playlists',
    favourites: 'Favoriten',
    'recently-played': 'Zuletzt gehört',
    'recently-added': 'Zuletzt hinzugefügt',
    settings: 'Einstellungen',
  },
  searchLibrary: 'Musik suchen',
  clearSearch: 'Suche leeren',
  songCount: titles,
  foundCount: (found: number, all: number) => `${number(found)} von ${number(all)}`,
  nothingFound: (query: string) => `Nichts hier heißt „${query}“.`,
  playTrack: (title: string) => `${title} abspielen`,
  nowPlaying: 'Läuft gerade',
  cannotPlay: (why: string) => `Nicht abspielbar: ${why}`,
  removeQuestion: (title: string) => `„${title}“ aus der Bibliothek entfernen?`,
  removeNote: 'Nur Auricle vergisst den Titel. Deine Datei bleibt unberührt.',
  removeConfirm: 'Entfernen',
  unknownArtist: 'Unbekannter Interpret',
  unknownAlbum: 'Unbekanntes Album',

  addFiles: 'Dateien wählen',
  addFolder: 'Ordner wählen',
  linkFolder: 'Ordner verknüpfen',
  linkFolderHint: 'Die Dateien bleiben, wo sie sind, und werden von dort gelesen.',
  dropToAdd: 'Loslassen zum Hinzufügen',
  inviteTitle: 'Bring deine Musik mit',
  invite: 'Zieh Dateien oder ganze Ordner irgendwo auf diese Seite, oder wähle sie hier aus.',
  tryPiece: 'Nichts zur Hand? Hör ein kurzes Stück',
  tryPieceMaking: 'Es wird gerade eingespielt…',
  tryPieceFailed: 'Es war nicht einzuspielen.',
  promise: 'Nichts verlässt je dieses Gerät.',
  promiseMore: 'Kein Konto, kein Hochladen: Deine Musik wird hier bewahrt, gespielt und gemastert.',
  importing: 'Import',
  importProgress: (done: number, total: number) =>
    total === 0 ? 'Musik wird gesucht' : `${number(done)} von ${number(total)} hinzugefügt`,
  cancel: 'Abbrechen',
  analysing: 'Analyse',
  analysisProgress: (done: number, total: number) => `Vorgehört: ${number(done)} von ${titles(total)}n`,
  analysisLater: 'Später',
  added: (count: number) => (count === 0 ? 'Keine Titel hinzugefügt' : `${titles(count)} hinzugefügt`),
  duplicates: (count: number) => `${number(count)} schon vorhanden`,
  refused: (count: number) => `${files(count)} nicht lesbar`,
  refusal: ({ code, detail }: Problem) => refusals[code] ?? detail,
  cancelled: 'Abgebrochen',
  noRoomLeft: (count: number) => `Auf diesem Gerät ist kein Platz mehr: ${files(count)} nicht aufbewahrt`,
  noRoomHint:
    'Schaff Platz, hier oder auf dem Gerät, und füg sie noch einmal hinzu. Titel eines verknüpften Ordners brauchen keinen.',
  seeStorage: 'Speicher',
  shareLost: 'Für alles, was geteilt wurde, war kein Platz.',
  nothingToAdd: 'Dort war keine Musik zum Hinzufügen.',
  importStopped: (why: string) => `Der Import hielt an: ${why}`,
  dismiss: 'Schließen',

  installOffer: 'Auricle lässt sich installieren: ein eigenes Fenster, und Musik öffnet sich damit.',
  install: 'Installieren',
  installByHand:
    'Safari vergisst nach einer Woche ohne Besuch, was eine Seite aufbewahrt. Auf dem Home-Bildschirm bleibt es: Teilen, dann „Zum Home-Bildschirm“.',
  installing: {
    installed: 'Auf diesem Gerät installiert.',
    offered: 'Ein eigenes Fenster, und Musikdateien öffnen sich damit.',
    'by-hand': 'In Safari: Teilen, dann „Zum Home-Bildschirm“. Dort wird nichts vergessen.',
    none: 'Dieser Browser kann nicht installieren. Im Tab geht alles genauso.',
  },
  appearance: 'Darstellung',
  theme: 'Farben',
  themes: { auto: 'Automatisch', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languageAuto: 'Wie der Browser',
  offline: 'Ohne Netz',
  offlineCodecs: 'Offline-Codecs',
  codecsReady: 'Liegen hier: Jedes Format spielt ohne Netz.',
  codecsAbsent: 'Werden geholt, wenn Zeit ist. Manche seltenen Formate brauchen sie.',
  keptHere: 'Speicher',
  keptUsed: (used: Bytes, quota: Bytes) => `${megabytes(used)} von ${megabytes(quota)}\u00a0MB belegt`,
  keptUnknown: 'Dieser Browser sagt nicht, wie viel belegt ist.',
  keptHint:
    'Hinzugefügte Titel werden in diesen Browser kopiert. Titel eines verknüpften Ordners bleiben, wo sie sind.',
  keptWhy: {
    granted: 'Der Browser behält sie, bis du sie entfernst.',
    denied: 'Der Browser darf sie löschen, wenn das Gerät voll wird. Installieren verhindert das meist.',
    unknown: 'Dieser Browser sagt nicht, ob er sie löschen darf.',
  },
  theApp: 'Die App',
  showKeys: 'Alle Tasten zeigen',
  about: 'Über Auricle',
  aboutText:
    'Auricle spielt und mastert deine Musik in diesem Browser. Kein Konto, kein Hochladen, keine Telemetrie: Nichts verlässt je dieses Gerät.',
  skipToMusic: 'Zur Musik springen',

  readyOffline: 'Bereit ohne Netz',
  preparingOffline: 'Wird für offline vorbereitet',
  persistence: { granted: 'Bleibt auf diesem Gerät.', denied: 'Der Browser darf es löschen.', unknown: null },
  codecsFetching: (done: Bytes, total: Bytes | null) =>
    total === null
      ? `Offline-Codecs werden geholt: ${megabytes(done)} MB`
      : `Offline-Codecs werden geholt: ${megabytes(done)} von ${megabytes(total)} MB`,
  codecsFailed: 'Die Offline-Codecs fehlen.',
  codecsFetch: 'Holen',
  codecsLeave: 'Offline-Codecs nicht holen',
  storage: 'Gerenderter Ton',
  storageNote:
    'Was gemastert wurde, bleibt, damit es beim nächsten Mal sofort da ist. Es lässt sich jederzeit freigeben: Deine Musik bleibt.',
  storageUnknown: 'Im Moment ist nichts darüber bekannt.',
  storageFree: 'Freigeben',
  pinReady: 'Bereit',
  pinFilling: (share: number) => `${Math.floor(share * 100)} % bereit`,
  pinsWait: 'Der Rest wird bereitgestellt, wenn das Gerät am Stromnetz hängt und nicht sparen muss.',
  diskFull:
    'Auf diesem Gerät ist kaum noch Platz. Weniger Gemastertes wird bereitgehalten; deine Musik und was gerade läuft sind davon nicht betroffen.',

  help: 'Tastenkürzel',
  close: 'Schließen',
  shortcuts: [
    [['Leertaste'], 'Abspielen oder Pause'],
    [['←', '→'], 'Fünf Sekunden zurück, vor'],
    [['Shift ←', 'Shift →'], 'Voriger, nächster Titel'],
    [['↑', '↓'], 'Lauter, leiser'],
    [['M'], 'Stumm schalten'],
    [['E'], 'Original oder verbessert'],
    [['1', '–', '5'], 'Adaptiv, Warm, Hell, Kräftig, Sanft'],
    [['/'], 'Suchen'],
    [['Shift Leertaste', 'Strg A'], 'Einen Titel auswählen, oder alle'],
    [['Alt ↑', 'Alt ↓'], 'Titel einer Playlist verschieben'],
    [['Entf'], 'Einen Titel entfernen'],
    [['?'], 'Diese Liste'],
  ],
} satisfies Partial<Words>
