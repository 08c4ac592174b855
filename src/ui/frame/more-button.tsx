import { below, type MenuEntry, openMenu } from '../menu/menu'
import { navigate, route } from '../navigation/navigation'
import { type PlainView, sectionOf } from '../navigation/route'
import { words } from '../words'

/** What a view in sight has no room for: other views, and what there is to set. */
export const MoreButton = (props: {
  views: readonly PlainView[]
  onSearch?: () => void
  onHelp(): void
  onStorage(): void
}) => {
  const section = () => sectionOf(route())
  const isHere = () => [...props.views, 'settings'].some((view) => view === section())
  const entries = (): readonly MenuEntry[] => [
    ...(props.onSearch
      ? [
          { kind: 'action', label: words.searchLibrary, icon: 'search', run: props.onSearch } as const,
          { kind: 'line' } as const,
        ]
      : []),
    ...props.views.map(
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
    <button
      type="button"
      class="more-views"
      aria-haspopup="menu"
      aria-current={isHere() ? 'true' : undefined}
      onClick={({ currentTarget }) =>
        openMenu({ label: words.moreViews, entries: entries(), ...below(currentTarget) })
      }
    >
      {words.moreViews}
    </button>
  )
}
