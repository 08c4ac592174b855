import { type IAudioMetadata, parseFromTokenizer } from 'music-metadata'
import type { Lyrics } from '#contracts/lyrics'
import type { SortNames } from '#contracts/track'
import { type Seconds, seconds } from '#contracts/units'
import { BlockTokenizer } from './block-tokenizer'
import type { ByteReader } from './byte-reader'
import { embeddedLyrics } from './lyrics/embedded'
import { lastGranule } from './ogg-pages'
import type { Container } from './sniff/verdict'
import { tagRegion } from './tag-region'
import { nothingTechnical, replayGainOf, type Technical, technicalOf } from './technical'

/** What the tags of a file say. Empty and null where they say nothing. */
export interface Tags {
  readonly title: string
  readonly artist: string
  readonly album: string
  readonly albumArtist: string
  readonly genres: readonly string[]
  readonly composer: string
  readonly compilation: boolean
  readonly sortNames: SortNames | null
  readonly year: number | null
  readonly trackNumber: number | null
  readonly discNumber: number | null
  readonly duration: Seconds | null
  readonly picture: Uint8Array | null
  readonly lyrics: Lyrics | null
  readonly technical: Technical
}

const noTags: Tags = {
  title: '',
  artist: '',
  album: '',
  albumArtist: '',
  genres: [],
  composer: '',
  compilation: false,
  sortNames: null,
  year: null,
  trackNumber: null,
  discNumber: null,
  duration: null,
  picture: null,
  lyrics: null,
  technical: nothingTechnical,
}

/** Families whose tags the parser knows by their place in the file; of others only ID3 and APE tags are read. */
const mimeTypes: Partial<Readonly<Record<Container, string>>> = {
  mpeg: 'audio/mpeg',
  adts: 'audio/mpeg',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  mp4: 'audio/mp4',
  matroska: 'audio/matroska',
  wave: 'audio/wav',
  aiff: 'audio/aiff',
  asf: 'audio/ms-asf',
  wavpack: 'audio/wavpack',
  musepack: 'audio/musepack',
  ape: 'audio/ape',
  dsf: 'audio/dsf',
  dsdiff: 'audio/dsd',
}

const parse = (bytes: ByteReader, mimeType: string) =>
  parseFromTokenizer(new BlockTokenizer(bytes, mimeType), { duration: false })

/** Ogg tells its length on the last page; the parser would read every page to get there. */
const oggDuration = async (bytes: ByteReader, rate: number | undefined): Promise<Seconds | null> => {
  const granule = await lastGranule(bytes)
  return granule && rate ? seconds(granule / rate) : null
}

const durationOf = async (bytes: ByteReader, container: Container, found: IAudioMetadata) => {
  const { codec, sampleRate, duration } = found.format
  if (container === 'ogg') return oggDuration(bytes, codec?.startsWith('Opus') ? 48_000 : sampleRate)
  return duration !== undefined && Number.isFinite(duration) && duration > 0 ? seconds(duration) : null
}

type Common = IAudioMetadata['common']

const coverOf = ({ picture = [] }: Common) =>
  (picture.find(({ type }) => /front/iu.test(type ?? '')) ?? picture[0])?.data ?? null

const text = (value: string | undefined) => value?.replaceAll('\0', '').trim() ?? ''

/** Several to a tag are apart by semicolons or, in ID3v2.4, by zeros; a slash may be part of a name. */
const genresOf = ({ genre = [] }: Common): readonly string[] => {
  const names = genre.flatMap((name) => name.split(/[;\0]/u)).map((name) => name.trim())
  return [...new Set(names.filter(Boolean))]
}

const sortNamesOf = (common: Common): SortNames | null => {
  const names = {
    title: text(common.titlesort),
    artist: text(common.artistsort),
    album: text(common.albumsort),
    albumArtist: text(common.albumartistsort),
  }
  const told = Object.entries(names).filter(([, name]) => name !== '')
  return told.length > 0 ? Object.fromEntries(told) : null
}

/** Reads tags, the cover picture and, where a header tells it, the duration. Damaged tags are no tags. */
export const readTags = async (bytes: ByteReader, container: Container): Promise<Tags> => {
  const mimeType = mimeTypes[container]
  const region = mimeType === undefined ? await tagRegion(bytes) : bytes
  if (!region) return noTags
  const found = await parse(region, mimeType ?? 'audio/mpeg').catch(() => undefined)
  if (!found) return noTags
  const { common } = found
  return {
    title: text(common.title),
    artist: text(common.artist),
    album: text(common.album),
    albumArtist: text(common.albumartist),
    genres: genresOf(common),
    composer: (common.composer ?? []).map(text).filter(Boolean).join(', '),
    compilation: common.compilation === true,
    sortNames: sortNamesOf(common),
    year: common.year ?? null,
    trackNumber: common.track.no,
    discNumber: common.disk.no,
    duration: mimeType === undefined ? null : await durationOf(bytes, container, found),
    picture: coverOf(common),
    lyrics: embeddedLyrics(found),
    technical:
      mimeType === undefined ? { ...nothingTechnical, replayGain: replayGainOf(common) } : technicalOf(found),
  }
}
