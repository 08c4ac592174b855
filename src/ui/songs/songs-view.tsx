import { useShared } from '../shared'
import { TrackView } from '../views/track-view'
import { ViewHead } from '../views/view-head'
import { words } from '../words'

const sorts = ['album', 'title', 'artist', 'year', 'added', 'plays', 'duration'] as const

/** All songs of the library. */
export const SongsView = () => {
  const { holdings } = useShared()
  const tracks = () => holdings.collection().tracks
  return (
    <TrackView
      name="songs"
      label={words.viewNames.songs}
      tracks={tracks()}
      sorts={sorts}
      empty=""
      head={(order) => (
        <ViewHead title={words.viewNames.songs} note={words.songCount(tracks().length)}>
          {order}
        </ViewHead>
      )}
    />
  )
}
