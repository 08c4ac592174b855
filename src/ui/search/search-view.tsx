import { createEffect, createMemo, createSignal, Index, onCleanup, Show } from 'solid-js'
import type { Track } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { albumCard } from '../albums/album-grid'
import { Artwork } from '../artwork'
import type { Card } from '../lists/card-grid'
import { hrefOf } from '../navigation/route'
import { useShared } from '../shared'
import { TrackView } from '../views/track-view'
import { words } from '../words'

/** More of a kind would push the songs out of sight. */
const atMost = 6
/** Songs that fill the tallest screen. All there are come when nobody types: a list of 50,000 takes its time. */
const atOnce = 100
const rest = milliseconds(150)

/** A few things of one kind in a row. */
const Shelf = (props: { title: string; cards: readonly Card[] }) => {
  const { library } = useShared()
  return (
    <Show when={props.cards.length > 0}>
      <section class="shelf">
        <h2 class="shelf-title">{props.title}</h2>
        <ul class="shelf-cards">
          <Index each={props.cards}>
            {(card) => (
              <li class="shelf-card">
                <Artwork
                  class="shelf-art"
                  artwork={card().artwork}
                  initial={card().title}
                  url={library.artworkUrl}
                />
                <a class="card-title clip" href={card().href}>
                  {card().title}
                </a>
                <span class="card-note clip">{card().note}</span>
              </li>
            )}
          </Index>
        </ul>
      </section>
    </Show>
  )
}

/** What the words in the search box find: albums, artists and playlists in short, songs in full. */
export const SearchView = () => {
  const { search } = useShared()
  const found = () => search.found()
  const nothing = () => {
    const now = found()
    if (!now?.complete) return false
    return [now.tracks, now.albums, now.artists, now.playlists].every(({ length }) => length === 0)
  }
  const [rested, setRested] = createSignal('')
  createEffect(() => {
    const query = found()?.query ?? ''
    const timer = setTimeout(() => setRested(query), rest)
    onCleanup(() => clearTimeout(timer))
  })
  const tracks = createMemo((): readonly Track[] => {
    const now = found()
    if (!now) return []
    return now.query === rested() || now.tracks.length <= atOnce ? now.tracks : now.tracks.slice(0, atOnce)
  })
  const albumCards = () => (found()?.albums ?? []).slice(0, atMost).map(albumCard)
  const artistCards = () =>
    (found()?.artists ?? []).slice(0, atMost).map((artist) => ({
      key: artist.key,
      href: hrefOf({ view: 'artist', key: artist.key }),
      title: artist.name,
      note: words.songCount(artist.tracks.length),
      artwork: artist.artwork,
    }))
  const playlistCards = () =>
    (found()?.playlists ?? []).slice(0, atMost).map((playlist) => ({
      key: playlist.id,
      href: hrefOf({ view: 'playlist', id: playlist.id }),
      title: playlist.name,
      note: words.songCount(playlist.tracks.length),
      artwork: null,
    }))
  return (
    <TrackView
      name="search"
      label={words.viewNames.songs}
      tracks={tracks()}
      sorts={['listed']}
      empty=""
      head={() => (
        <>
          <h1 class="hidden">{words.results}</h1>
          <Show when={nothing()}>
            <p class="nothing-here">{words.nothingFound(search.query())}</p>
          </Show>
          <Shelf title={words.viewNames.albums} cards={albumCards()} />
          <Shelf title={words.viewNames.artists} cards={artistCards()} />
          <Shelf title={words.viewNames.playlists} cards={playlistCards()} />
          <Show when={tracks().length > 0}>
            <h2 class="shelf-title">{words.viewNames.songs}</h2>
          </Show>
        </>
      )}
    />
  )
}
