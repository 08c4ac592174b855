import { createResource, createSignal, Show, Suspense } from 'solid-js'
import { Overlays } from './actions/overlays'
import { DropOverlay } from './adding/drop-overlay'
import { LinkFolder } from './adding/import-controls'
import { Welcome } from './adding/welcome'
import { createArrivals } from './device/create-arrivals'
import { SkipLink } from './device/skip-link'
import { createCutText } from './frame/cut-text'
import { Jobs } from './frame/jobs'
import { createPageTitle } from './frame/page-title'
import { Rail } from './frame/rail'
import { Tabs } from './frame/tabs'
import { Toolbar } from './frame/toolbar'
import { act } from './keyboard/act'
import { createShortcuts } from './keyboard/create-shortcuts'
import { Later } from './later'
import { createLayer } from './navigation/create-layer'
import { createNavigation, route } from './navigation/navigation'
import { Notices } from './notices/notices'
import { LostDialog } from './parts/lost'
import { part } from './parts/part'
import { PlayerPanel } from './player-panel'
import { selectionPlaceId } from './selection/selection-place'
import { createShared, type Rooms, SharedContext, useShared } from './shared'

const Outlet = part(() => import('./views/outlet'))
const HelpDialog = part(() => import('./keyboard/help-dialog'), LostDialog)
const StorageDialog = part(() => import('./frame/storage-dialog'), LostDialog)
const DeveloperPanel = part(
  () => import('./developer/developer-panel'),
  (props) => <LostDialog {...props} open />,
)

/** Whoever was here before has a service worker, and with it all parts of the page at hand. */
const isLaterVisit = Boolean(navigator.serviceWorker?.controller)

interface Waiting {
  /** The library ought to have answered. */
  readonly overdue: boolean
}

/** Loads what shows a library, where it is at hand. */
export const loadViews = async (): Promise<void> => {
  if (isLaterVisit) await Outlet.preload()
}

/** The whole page. */
export const App = (props: Rooms & Waiting) => (
  <SharedContext.Provider value={createShared(props)}>
    <Page overdue={props.overdue} />
  </SharedContext.Provider>
)

const Page = (props: Waiting) => {
  const shared = useShared()
  const { player, library, backend, songs, imports, position, isPhone, toggle } = shared
  const [raised, setRaised] = createSignal(false)
  const [helping, setHelping] = createSignal(false)
  const [storing, setStoring] = createSignal(false)
  const [developing, setDeveloping] = createSignal(false)
  let searchBox: HTMLInputElement | undefined
  // Some browsers ask the listener: not before there is something to keep.
  const [persistence] = createResource(
    () => (songs.count() ?? 0) > 0,
    () => library.persistence(),
  )
  const sheet = () => raised() && isPhone()
  const empty = () => songs.count() === 0 && route().view !== 'settings'
  // A list is laid out once, with its songs; what else there is to see need not wait for a library that is silent.
  const isFilled = () => !empty() && (songs.count() !== null || props.overdue)

  createNavigation()
  createPageTitle()
  createCutText()
  createLayer(sheet, () => setRaised(false))
  const arrivals = createArrivals(shared, () => searchBox?.focus())
  createShortcuts((shortcut) =>
    act(shortcut, {
      player,
      position,
      toggle,
      search: () => searchBox?.focus(),
      help: () => setHelping(true),
      developer: () => setDeveloping(!developing()),
    }),
  )
  return (
    <div class="app" classList={{ raised: sheet(), empty: empty() }}>
      <SkipLink />
      <Rail
        persistence={persistence.latest ?? 'unknown'}
        inert={sheet()}
        onHelp={() => setHelping(true)}
        onStorage={() => setStoring(true)}
      >
        <Show when={!empty()}>
          <LinkFolder library={library} imports={imports} />
        </Show>
      </Rail>
      <main class="main" id="music" tabindex="-1" inert={sheet()}>
        <Toolbar
          searchBox={(element) => {
            searchBox = element
          }}
        />
        <Show when={empty()}>
          <Welcome />
          <LinkFolder library={library} imports={imports} />
        </Show>
        <Jobs />
        <Show when={isFilled()}>
          <Suspense>
            <Outlet />
          </Suspense>
        </Show>
      </main>
      <div class="selection-place" id={selectionPlaceId} inert={sheet()} />
      <Notices arrivals={arrivals} />
      <PlayerPanel sheet={sheet()} onSheet={setRaised} />
      <Tabs
        inert={sheet()}
        onSearch={() => searchBox?.focus()}
        onHelp={() => setHelping(true)}
        onStorage={() => setStoring(true)}
      />
      <Later wanted={helping()}>
        <HelpDialog open={helping()} onClose={() => setHelping(false)} />
      </Later>
      <Later wanted={storing()}>
        <StorageDialog backend={backend} open={storing()} onClose={() => setStoring(false)} />
      </Later>
      <Show when={developing()}>
        <Suspense>
          <DeveloperPanel onClose={() => setDeveloping(false)} />
        </Suspense>
      </Show>
      <Overlays />
      <DropOverlay library={library} imports={imports} />
    </div>
  )
}
