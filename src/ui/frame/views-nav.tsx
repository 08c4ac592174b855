import { For, Show } from 'solid-js'
import { route } from '../navigation/navigation'
import { hrefOf, type PlainView, plainViews, sectionOf } from '../navigation/route'
import { useShared } from '../shared'
import { words } from '../words'
import { MoreButton } from './more-button'

const listed = plainViews.filter((view) => view !== 'settings')

/** Those that a rail along the top has no room for. */
const far = ['genres', 'recently-played', 'recently-added'] as const satisfies readonly PlainView[]
const isFar = (view: PlainView) => far.some((one) => one === view)

/** The views of the library, with what each holds. */
export const ViewsNav = (props: { onHelp(): void; onStorage(): void }) => {
  const { holdings } = useShared()
  const counts = (): Partial<Record<PlainView, number>> => ({
    songs: holdings.count() ?? 0,
    albums: holdings.collection().albums.length,
    artists: holdings.collection().artists.length,
    playlists: holdings.playlists().length,
    favourites: holdings.favourites().size,
  })
  return (
    <nav class="views" aria-label={words.views}>
      <For each={listed}>
        {(view) => (
          <a
            href={hrefOf({ view })}
            classList={{ far: isFar(view) }}
            aria-current={sectionOf(route()) === view ? 'page' : undefined}
          >
            {words.viewNames[view]}
            <Show when={counts()[view]}>
              {(count) => <small class="figures">{words.count(count())}</small>}
            </Show>
          </a>
        )}
      </For>
      <MoreButton views={far} onHelp={() => props.onHelp()} onStorage={() => props.onStorage()} />
    </nav>
  )
}
