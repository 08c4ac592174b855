import { For, Show } from 'solid-js'
import { route } from '../navigation/navigation'
import { hrefOf, type PlainView, plainViews, sectionOf } from '../navigation/route'
import { useShared } from '../shared'
import { words } from '../words'

const listed = plainViews.filter((view) => view !== 'settings')

/** The views of the library, with what each holds. */
export const ViewsNav = () => {
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
          <a href={hrefOf({ view })} aria-current={sectionOf(route()) === view ? 'page' : undefined}>
            {words.viewNames[view]}
            <Show when={counts()[view]}>
              {(count) => <small class="figures">{count().toLocaleString('en')}</small>}
            </Show>
          </a>
        )}
      </For>
    </nav>
  )
}
