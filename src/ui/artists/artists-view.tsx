import { createMemo } from 'solid-js'
import { CardGrid } from '../lists/card-grid'
import { hrefOf } from '../navigation/route'
import { useShared } from '../shared'
import { ViewHead } from '../views/view-head'
import { words } from '../words'

/** All artists by name. */
const ArtistsView = () => {
  const { holdings } = useShared()
  const cards = createMemo(() =>
    holdings.collection().artists.map((artist) => ({
      key: artist.key,
      href: hrefOf({ view: 'artist', key: artist.key }),
      title: artist.name,
      note: words.artistHolds(artist.albums.length, artist.tracks.length),
      artwork: artist.artwork,
    })),
  )
  return (
    <CardGrid
      label={words.viewNames.artists}
      cards={cards()}
      asList
      head={<ViewHead title={words.viewNames.artists} note={words.artistCount(cards().length)} />}
    />
  )
}

export default ArtistsView
