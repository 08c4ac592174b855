import { For, Show } from 'solid-js'
import { route } from '../navigation/navigation'
import { hrefOf, type PlainView, sectionOf } from '../navigation/route'
import { words } from '../words'

const listed = ['songs'] as const satisfies readonly PlainView[]

/** The views of the library, with what each holds. */
export const ViewsNav = (props: { counts: Partial<Record<PlainView, number>> }) => (
  <nav class="views" aria-label={words.views}>
    <For each={listed}>
      {(view) => (
        <a href={hrefOf({ view })} aria-current={sectionOf(route()) === view ? 'page' : undefined}>
          {words.viewNames[view]}
          <Show when={props.counts[view]}>
            {(count) => <small class="figures">{count().toLocaleString('en')}</small>}
          </Show>
        </a>
      )}
    </For>
  </nav>
)
