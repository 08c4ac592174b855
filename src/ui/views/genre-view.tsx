import { createMemo, Show } from 'solid-js'
import { route } from '../navigation/navigation'
import { useShared } from '../shared'
import { words } from '../words'
import { GonePage } from './gone-page'
import { PlayAll } from './play-all'
import { TrackView } from './track-view'
import { ViewHead } from './view-head'

/** One genre: all its songs. */
const GenreView = () => {
  const { holdings } = useShared()
  const genre = createMemo(() => {
    const now = route()
    return now.view === 'genre' ? holdings.collection().genres.find(({ key }) => key === now.key) : undefined
  })
  return (
    <Show when={genre()} fallback={<GonePage back="genres" />}>
      {(shown) => (
        <TrackView
          name="genre"
          label={shown().name}
          tracks={shown().tracks}
          sorts={['album', 'title', 'artist', 'year', 'plays', 'duration']}
          empty=""
          head={(order) => (
            <ViewHead title={shown().name} note={words.songCount(shown().tracks.length)}>
              <PlayAll tracks={shown().tracks} />
              {order}
            </ViewHead>
          )}
        />
      )}
    </Show>
  )
}

export default GenreView
