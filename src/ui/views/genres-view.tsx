import { createMemo, Show } from 'solid-js'
import { CardGrid } from '../lists/card-grid'
import { hrefOf } from '../navigation/route'
import { useShared } from '../shared'
import { words } from '../words'
import { ViewHead } from './view-head'

/** All genres by name. */
const GenresView = () => {
  const { holdings } = useShared()
  const cards = createMemo(() =>
    holdings.collection().genres.map((genre) => ({
      key: genre.key,
      href: hrefOf({ view: 'genre', key: genre.key }),
      title: genre.name,
      note: words.songCount(genre.tracks.length),
      artwork: genre.artwork,
    })),
  )
  return (
    <CardGrid
      label={words.viewNames.genres}
      cards={cards()}
      asList
      head={
        <>
          <ViewHead
            title={words.viewNames.genres}
            note={cards().length > 0 ? words.genreCount(cards().length) : ''}
          />
          <Show when={cards().length === 0}>
            <p class="nothing-here">{words.noGenres}</p>
          </Show>
        </>
      }
    />
  )
}

export default GenresView
