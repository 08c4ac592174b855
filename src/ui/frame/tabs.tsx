import { For } from 'solid-js'
import { type MenuEntry, openMenu } from '../menu/menu'
import { navigate, route } from '../navigation/navigation'
import { hrefOf, type PlainView, sectionOf } from '../navigation/route'
import { words } from '../words'

/** What lies within reach of a thumb, in the order of use. */
const tabs = ['songs', 'albums', 'artists', 'playlists'] as const satisfies readonly PlainView[]
/** What is a tap further away. */
const others = [
  'favourites',
  'recently-played',
  'recently-added',
  'genres',
] as const satisfies readonly PlainView[]

/** The views on a phone, at the lower edge. On a desk the rail has them. */
export const Tabs = (props: { inert: boolean; onSearch(): void; onHelp(): void; onStorage(): void }) => {
  const section = () => sectionOf(route())
  const more = (): readonly MenuEntry[] => [
    { kind: 'action', label: words.searchLibrary, icon: 'search', run: () => props.onSearch() },
    { kind: 'line' },
    ...others.map(
      (view): MenuEntry => ({
        kind: 'choice',
        role: 'menuitemradio',
        label: words.viewNames[view],
        checked: section() === view,
        run: () => navigate({ view }),
      }),
    ),
    { kind: 'line' },
    {
      kind: 'action',
      label: words.viewNames.settings,
      icon: 'settings',
      run: () => navigate({ view: 'settings' }),
    },
    { kind: 'action', label: words.storage, icon: 'disk', run: () => props.onStorage() },
    { kind: 'action', label: words.help, icon: 'keys', run: () => props.onHelp() },
  ]
  return (
    <nav class="tabs" aria-label={words.views} inert={props.inert}>
      <For each={tabs}>
        {(view) => (
          <a href={hrefOf({ view })} aria-current={section() === view ? 'page' : undefined}>
            {words.viewNames[view]}
          </a>
        )}
      </For>
      <button
        type="button"
        aria-haspopup="menu"
        aria-current={others.some((view) => view === section()) ? 'true' : undefined}
        onClick={() => openMenu({ label: words.moreViews, entries: more(), x: 0, y: 0 })}
      >
        {words.moreViews}
      </button>
    </nav>
  )
}
