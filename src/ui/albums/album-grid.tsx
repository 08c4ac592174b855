import { createMemo, type JSX } from 'solid-js'
import type { Album } from '#library/face'
import { createTrackActions, trackMenu } from '../actions/track-actions'
import { type Card, CardGrid } from '../lists/card-grid'
import { openMenu } from '../menu/menu'
import { hrefOf } from '../navigation/route'
import { useShared } from '../shared'
import { words } from '../words'

/** An album as a card; the songs on no album are one too. */
export const albumCard = (album: Album): Card => ({
  key: album.key,
  href: hrefOf({ view: 'album', key: album.key }),
  title: album.title || words.unknownAlbum,
  note: album.title === '' ? words.songCount(album.tracks.length) : (album.artist ?? words.variousArtists),
  artwork: album.artwork,
})

/** Albums as pictures or as lines. */
export const AlbumGrid = (props: {
  label: string
  albums: readonly Album[]
  head: JSX.Element
  asList?: boolean
}) => {
  const shared = useShared()
  const actions = createTrackActions(shared)
  const cards = createMemo(() => props.albums.map(albumCard))
  const showMenu = (card: Card, x: number, y: number) => {
    const album = props.albums.find(({ key }) => key === card.key)
    if (album) openMenu({ label: card.title, entries: trackMenu(shared, actions, album.tracks), x, y })
  }
  return (
    <CardGrid
      label={props.label}
      cards={cards()}
      head={props.head}
      asList={props.asList === true}
      onMenu={showMenu}
    />
  )
}
