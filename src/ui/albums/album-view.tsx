import { Show } from 'solid-js'
import type { Album } from '#library/face'
import { createTrackActions, trackMenu } from '../actions/track-actions'
import { Artwork } from '../artwork'
import { Icon } from '../icons'
import { below, openMenu } from '../menu/menu'
import { route } from '../navigation/navigation'
import { hrefOf } from '../navigation/route'
import { useShared } from '../shared'
import { holds } from '../songs/holds'
import { GonePage } from '../views/gone-page'
import { TrackView } from '../views/track-view'
import { words } from '../words'

const AlbumHead = (props: { album: Album }) => {
  const shared = useShared()
  const actions = createTrackActions(shared)
  const title = () => props.album.title || words.unknownAlbum
  const artist = () => shared.holdings.collection().artistNamed(props.album.artist ?? '')
  const about = () => [props.album.year, holds(props.album.tracks)].filter(Boolean).join(' · ')
  return (
    <header class="sleeve">
      <Artwork
        class="sleeve-art"
        artwork={props.album.artwork}
        initial={title()}
        url={(key) => shared.library.artworkUrl(key, 'large')}
      />
      <div class="sleeve-words">
        <h1 class="sleeve-title">{title()}</h1>
        <Show when={props.album.title !== ''}>
          <p class="sleeve-artist">
            <Show when={artist()} fallback={props.album.artist ?? words.variousArtists}>
              {(known) => (
                <a class="link" href={hrefOf({ view: 'artist', key: known().key })}>
                  {known().name}
                </a>
              )}
            </Show>
          </p>
        </Show>
        <p class="sleeve-about figures">{about()}</p>
        <div class="sleeve-tools">
          <button type="button" class="pill ink" onClick={() => actions.play(props.album.tracks)}>
            <Icon name="play" size={18} />
            {words.playAlbum}
          </button>
          <button
            type="button"
            class="icon-button"
            aria-haspopup="menu"
            aria-label={words.more(title())}
            onClick={({ currentTarget }) =>
              openMenu({
                label: title(),
                entries: trackMenu(shared, actions, props.album.tracks),
                ...below(currentTarget),
              })
            }
          >
            <Icon name="more" />
          </button>
        </div>
      </div>
    </header>
  )
}

/** One album: its sleeve, and its songs as they stand on it. */
const AlbumView = () => {
  const { holdings } = useShared()
  const album = () => {
    const now = route()
    return now.view === 'album' ? holdings.collection().albums.find(({ key }) => key === now.key) : undefined
  }
  return (
    <Show when={album()} fallback={<GonePage back="albums" />}>
      {(shown) => (
        <TrackView
          name="album"
          label={shown().title || words.unknownAlbum}
          tracks={shown().tracks}
          sorts={['listed']}
          plain={shown().title !== ''}
          empty=""
          head={() => <AlbumHead album={shown()} />}
        />
      )}
    </Show>
  )
}

export default AlbumView
