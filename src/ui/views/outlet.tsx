import { Match, Suspense, Switch } from 'solid-js'
import { route } from '../navigation/navigation'
import type { Route } from '../navigation/route'
import { part } from '../parts/part'
import { SearchView } from '../search/search-view'
import { SongsView } from '../songs/songs-view'
import '../lists/lists.css'
import './views.css'

const AlbumsView = part(() => import('../albums/albums-view'))
const AlbumView = part(() => import('../albums/album-view'))
const ArtistsView = part(() => import('../artists/artists-view'))
const ArtistView = part(() => import('../artists/artist-view'))
const GenresView = part(() => import('./genres-view'))
const GenreView = part(() => import('./genre-view'))
const PlaylistsView = part(() => import('../playlists/playlists-view'))
const PlaylistView = part(() => import('../playlists/playlist-view'))
const FavouritesView = part(() => import('./favourites-view'))
const RecentlyPlayedView = part(() => import('./recently-played-view'))
const RecentlyAddedView = part(() => import('./recently-added-view'))
const SettingsView = part(async () => ({
  default: (await import('../device/settings/settings-view')).SettingsView,
}))

const is = (view: Route['view']) => route().view === view

/** The view of the present address. Songs and search come together; the others are loaded when they are opened. */
const Outlet = () => (
  <Suspense>
    <Switch fallback={<SongsView />}>
      <Match when={is('search')}>
        <SearchView />
      </Match>
      <Match when={is('albums')}>
        <AlbumsView />
      </Match>
      <Match when={is('album')}>
        <AlbumView />
      </Match>
      <Match when={is('artists')}>
        <ArtistsView />
      </Match>
      <Match when={is('artist')}>
        <ArtistView />
      </Match>
      <Match when={is('genres')}>
        <GenresView />
      </Match>
      <Match when={is('genre')}>
        <GenreView />
      </Match>
      <Match when={is('playlists')}>
        <PlaylistsView />
      </Match>
      <Match when={is('playlist')}>
        <PlaylistView />
      </Match>
      <Match when={is('favourites')}>
        <FavouritesView />
      </Match>
      <Match when={is('recently-played')}>
        <RecentlyPlayedView />
      </Match>
      <Match when={is('recently-added')}>
        <RecentlyAddedView />
      </Match>
      <Match when={is('settings')}>
        <SettingsView />
      </Match>
    </Switch>
  </Suspense>
)

export default Outlet
