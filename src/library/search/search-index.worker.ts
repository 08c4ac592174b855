import MiniSearch, { type SearchResult } from 'minisearch'
import type { Track, TrackId } from '#contracts/track'
import { database } from '#storage/database'
import { type Change, createMirror } from '../mirror'
import { inSlices } from '../slices'
import { plainText } from './plain-text'
import type { Hit } from './search-messages'

/** What of a track is looked through. */
interface Described {
  readonly id: TrackId
  readonly title: string
  readonly artist: string
  readonly album: string
  readonly owner: string
}

const mostHits = 200
/** Letters of a word before slips in it are forgiven, and the share of them that may be wrong. */
const shortestMisspelt = 4
const forgiven = 0.25

const describe = ({ id, title, fileName, artist, album, albumArtist }: Track): Described => ({
  id,
  title: title || fileName,
  artist,
  album,
  owner: albumArtist === artist ? '' : albumArtist,
})

const createIndex = () =>
  new MiniSearch<Described>({
    fields: ['title', 'artist', 'album', 'owner'],
    tokenize: (text) => plainText(text).split(' '),
    processTerm: (term) => term || null,
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length >= shortestMisspelt ? forgiven : false),
      maxFuzzy: 2,
      combineWith: 'AND',
      boost: { title: 2 },
      tokenize: (text) => text.split(' '),
    },
  })

/** Fields of the index by what they are found as. */
const fields = { title: ['title'], album: ['album'], artist: ['artist', 'owner'] } as const
const kinds = ['artist', 'album', 'title'] as const

const hitOf = ({ id, match }: SearchResult, words: number): Hit => {
  const places = Object.values(match)
  const holdsAll = (kind: keyof typeof fields) =>
    places.filter((found) => fields[kind].some((field) => found.includes(field))).length >= words
  return { id, held: kinds.find(holdsAll) ?? 'mixed' }
}

const update = async (index: MiniSearch<Described>, { put, gone }: Change<Described>) => {
  for (const id of gone) if (index.has(id)) index.discard(id)
  await inSlices(put, (track) => {
    if (index.has(track.id)) index.replace(track)
    else index.add(track)
  })
}

/** Answers which tracks nearly hold all these words; made once the whole library is in it, and kept true. */
export const searchIndex: Promise<(words: readonly string[]) => readonly Hit[]> = new Promise((ready) => {
  const index = createIndex()
  let work: Promise<void> = Promise.resolve()
  createMirror(database.tracks, ({ id }) => id, describe).observe((change) => {
    work = work.then(() => update(index, change)).catch((error) => reportError(error))
    void work.then(() =>
      ready((words) =>
        index
          .search(words.join(' '))
          .slice(0, mostHits)
          .map((result) => hitOf(result, words.length)),
      ),
    )
  })
})
