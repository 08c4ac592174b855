import { createMemo, Show } from 'solid-js'
import { route } from '../navigation/navigation'
import { useShared } from '../shared'
import { GonePage } from '../views/gone-page'
import { PlayAll } from '../views/play-all'
import { TrackView } from '../views/track-view'
import { ViewHead } from '../views/view-head'
import { words } from '../words'

/** One artist: all songs, album by album. */
const ArtistView = () => {
  const { holdings } = useShared()
  const artist = createMemo(() => {
    const now = route()
    return now.view === 'artist'
      ? holdings.collection().artists.find(({ key }) => key === now.key)
      : undefined
  })
  const tracks = createMemo(() => artist()?.tracks ?? [])
  return (
    <Show when={artist()} fallback={<GonePage back="artists" />}>
      {(shown) => (
        <TrackView
          name="artist"
          label={shown().name}
          tracks={tracks()}
          sorts={['album', 'year', 'title', 'plays', 'duration']}
          empty=""
          head={(order) => (
            <ViewHead title={shown().name} note={words.artistHolds(shown().albums.length, tracks().length)}>
              <PlayAll tracks={tracks()} />
              {order}
            </ViewHead>
          )}
        />
      )}
    </Show>
  )
}

export default ArtistView
