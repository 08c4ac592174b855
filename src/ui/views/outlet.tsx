import { createEffect, ErrorBoundary, lazy, Match, on, Suspense, Switch } from 'solid-js'
import { route } from '../navigation/navigation'
import type { Route } from '../navigation/route'
import { SearchView } from '../search/search-view'
import { SongsView } from '../songs/songs-view'
import '../lists/lists.css'
import './views.css'

const AlbumsView = lazy(() => import('../albums/albums-view'))
const AlbumView = lazy(() => import('../albums/album-view'))
const ArtistsView = lazy(() => import('../artists/artists-view'))
const ArtistView = lazy(() => import('../artists/artist-view'))
const GenresView = lazy(() => import('./genres-view'))
const GenreView = lazy(() => import('./genre-view'))
const PlaylistsView = lazy(() => import('../playlists/playlists-view'))
const PlaylistView = lazy(() => import('../playlists/playlist-view'))
const FavouritesView = lazy(() => import('./favourites-view'))
const RecentlyPlayedView = lazy(() => import('./recently-played-view'))
const RecentlyAddedView = lazy(() => import('./recently-added-view'))
const SettingsView = lazy(async () => ({
  default: (await import('../device/settings/settings-view')).SettingsView,
}))

const is = (view: Route['view']) => route().view === view

/** In the place of a view that could not be loaded, or broke: the others are there all the same. */
const Lost = (props: { error: unknown; onElsewhere(): void }) => {
  reportError(props.error)
  createEffect(on(route, () => props.onElsewhere(), { defer: true }))
  return null
}

const View = () => (
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

/** The view of the present address. Songs and search come together; the others are loaded when they are opened. */
const Outlet = () => (
  <ErrorBoundary fallback={(error, reset) => <Lost error={error} onElsewhere={reset} />}>
    <View />
  </ErrorBoundary>
)

export default Outlet
