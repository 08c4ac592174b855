import { lazy, Match, Suspense, Switch } from 'solid-js'
import { route } from '../navigation/navigation'
import { SongsView } from '../songs/songs-view'

const SettingsView = lazy(async () => ({
  default: (await import('../device/settings/settings-view')).SettingsView,
}))

/** The view of the present address. Only Songs come with the page; the others are loaded when they are opened. */
export const Outlet = () => (
  <Suspense>
    <Switch fallback={<SongsView />}>
      <Match when={route().view === 'songs'}>
        <SongsView />
      </Match>
      <Match when={route().view === 'settings'}>
        <SettingsView />
      </Match>
    </Switch>
  </Suspense>
)
