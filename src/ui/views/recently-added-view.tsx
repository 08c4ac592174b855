import { createMemo } from 'solid-js'
import { AlbumGrid } from '../albums/album-grid'
import { useShared } from '../shared'
import { words } from '../words'
import { ViewHead } from './view-head'

/** Albums, the latest first. */
const RecentlyAddedView = () => {
  const { holdings } = useShared()
  const albums = createMemo(() =>
    holdings.collection().albums.toSorted((one, other) => other.addedAt - one.addedAt),
  )
  return (
    <AlbumGrid
      label={words.viewNames['recently-added']}
      albums={albums()}
      head={<ViewHead title={words.viewNames['recently-added']} note={words.albumCount(albums().length)} />}
    />
  )
}

export default RecentlyAddedView
