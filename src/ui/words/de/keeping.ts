import type { TierReport } from '#contracts/cache-report'
import type { Rescan, Restored } from '#library/face'
import type { Words } from '../languages'
import { counted, megabytes, number } from './say'

type Scanned = Extract<Rescan, { status: 'scanned' }>
type Brought = Extract<Restored, { status: 'restored' }>

const titles = (count: number) => counted(count, 'Titel', 'Titel')

/** Was aufbewahrt wird: Gerendertes, verknüpfte Ordner, Sicherungen. */
export const keeping = {
  tiers: {
    L1: 'Im Arbeitsspeicher',
    L2: 'Gespeichert: was du hörst',
    L3: 'Gespeichert: Klangbilder zur Hand',
  },
  tierHolds: ({ bytes, budget, entries, hits }: TierReport) =>
    `${megabytes(bytes)} von ${megabytes(budget)}\u00a0MB · ${counted(entries, 'Stück', 'Stücke')} · ${counted(hits, 'Treffer', 'Treffer')}`,
  pinned: 'Immer bereit',
  pinnedNone: 'Angeheftete Titel liegen ganz auf diesem Gerät und spielen sofort.',
  unpin: (title: string) => `${title} nicht mehr bereithalten`,
  unpinShort: 'Lösen',
  foreseen: ({ made, hits }: { readonly made: number; readonly hits: number }) =>
    `${number(hits)} von ${counted(made, 'Wechsel', 'Wechseln')} vorausgesehen`,

  folders: 'Ordner',
  noFolders: 'Kein Ordner ist verknüpft',
  oneMoreFolder: 'Noch ein Ordner',
  folderHolds: (songs: number, scannedAt: number | null) =>
    scannedAt === null
      ? `${titles(songs)}.`
      : `${titles(songs)}, durchgesehen am ${new Date(scannedAt).toLocaleDateString('de', { day: 'numeric', month: 'long' })}.`,
  folderAsks: 'Der Browser möchte noch einmal deine Erlaubnis.',
  rescan: 'Neu durchsehen',
  rescanFolder: (name: string) => `${name} neu durchsehen`,
  rescanning: (name: string) => `${name} wird durchgesehen`,
  rescanned: (name: string, { added, changed, missing, healed, refused }: Scanned) => {
    const parts = [
      ...(added > 0 ? [`${number(added)} hinzugefügt`] : []),
      ...(changed > 0 ? [`${number(changed)} geändert`] : []),
      ...(healed > 0 ? [`${number(healed)} wiedergefunden`] : []),
      ...(missing > 0 ? [`${number(missing)} fehlen`] : []),
      ...(refused.length > 0 ? [`${number(refused.length)} nicht lesbar`] : []),
    ]
    return `„${name}“: ${parts.length > 0 ? parts.join(', ') : 'nichts hat sich geändert'}.`
  },
  rescanFailed: (name: string, why: string) => `„${name}“ ließ sich nicht durchsehen: ${why}`,
  unlink: 'Lösen',
  unlinkFolder: (name: string) => `Verknüpfung mit ${name} lösen`,
  unlinkQuestion: (name: string) => `Verknüpfung mit „${name}“ lösen?`,
  unlinkNote: (songs: number) =>
    `${counted(songs, 'Titel verlässt', 'Titel verlassen')} die Bibliothek. Deine Dateien bleiben unberührt.`,
  unlinked: (name: string) => `„${name}“ ist nicht mehr verknüpft.`,

  backup: 'Sicherung',
  backupWhole: 'Alles außer dem Ton',
  backupNote:
    'Playlists, Favoriten, Gehörtes, deine Einstellungen und die Liste der Titel als eine Datei. Beim Zurückholen kommt dazu, was fehlt; sonst ändert sich nichts.',
  backupMake: 'Sichern',
  backupRestore: 'Zurückholen',
  backupMaking: 'Die Sicherung wird geschrieben',
  backupRestoring: 'Die Sicherung wird gelesen',
  choreProgress: (name: string, done: number, total: number) =>
    `${name}: ${number(done)} von ${number(total)}`,
  backupMade: (fileName: string) => `${fileName} gesichert.`,
  backupRestored: ({ tracks, playlists, favourites }: Brought) => {
    const parts = [
      ...(tracks > 0 ? [titles(tracks)] : []),
      ...(playlists > 0 ? [counted(playlists, 'Playlist', 'Playlists')] : []),
      ...(favourites > 0 ? [counted(favourites, 'Favorit', 'Favoriten')] : []),
    ]
    if (parts.length === 0) return 'Alles aus dieser Sicherung ist schon da.'
    return `Zurückgeholt: ${parts.join(', ')}.${tracks > 0 ? ' Füg ihre Dateien hinzu, um die Titel wieder zu hören.' : ''}`
  },
  backupFaults: {
    foreign: (fileName: string) => `${fileName} ist keine Sicherung von Auricle.`,
    'cut-short': (fileName: string) => `${fileName} ist unvollständig. Nichts wurde geändert.`,
    newer: (fileName: string) =>
      `${fileName} stammt von einem neueren Auricle. Lade die Seite neu, um es zu bekommen.`,
  },
  backupFailed: (why: string) => `Die Sicherung wurde nicht geschrieben: ${why}`,
  restoreFailed: (why: string) => `Die Sicherung wurde nicht zurückgeholt: ${why}`,
} satisfies Partial<Words>
