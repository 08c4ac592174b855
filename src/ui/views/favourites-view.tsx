import { createMemo } from 'solid-js'
import { useShared } from '../shared'
import { holds } from '../songs/holds'
import { words } from '../words'
import { TrackView } from './track-view'
import { ViewHead } from './view-head'

/** What the listener marked, the latest first. */
const FavouritesView = () => {
  const { holdings } = useShared()
  const tracks = createMemo(() => {
    const { find } = holdings.collection()
    return [...holdings.favourites()].flatMap((id) => find(id) ?? [])
  })
  return (
    <TrackView
      name="favourites"
      label={words.viewNames.favourites}
      tracks={tracks()}
      sorts={['listed', 'title', 'artist', 'album', 'year', 'plays', 'duration']}
      listed={words.latestFirst}
      empty={words.noFavourites}
      head={(order) => (
        <ViewHead title={words.viewNames.favourites} note={tracks().length > 0 ? holds(tracks()) : ''}>
          {order}
        </ViewHead>
      )}
    />
  )
}

export default FavouritesView
