import { createMemo } from 'solid-js'
import { useShared } from '../shared'
import { words } from '../words'
import { TrackView } from './track-view'
import { ViewHead } from './view-head'

/** What was listened to, the latest first. */
const RecentlyPlayedView = () => {
  const { holdings } = useShared()
  const tracks = createMemo(() => {
    const { find } = holdings.collection()
    return [...holdings.plays().keys()].flatMap((id) => find(id) ?? [])
  })
  return (
    <TrackView
      name="recently-played"
      label={words.viewNames['recently-played']}
      tracks={tracks()}
      sorts={['listed', 'plays', 'title', 'artist', 'duration']}
      listed={words.latestFirst}
      empty={words.nothingPlayed}
      head={(order) => (
        <ViewHead
          title={words.viewNames['recently-played']}
          note={tracks().length > 0 ? words.songCount(tracks().length) : ''}
        >
          {order}
        </ViewHead>
      )}
    />
  )
}

export default RecentlyPlayedView
