import { For } from 'solid-js'
import { route } from '../navigation/navigation'
import { hrefOf, type PlainView, sectionOf } from '../navigation/route'
import { words } from '../words'

/** What lies within reach of a thumb, in the order of use. */
const tabs = ['songs'] as const satisfies readonly PlainView[]

/** The views on a phone, at the lower edge. On a desk the rail has them. */
export const Tabs = (props: { inert: boolean }) => (
  <nav class="tabs" aria-label={words.views} inert={props.inert}>
    <For each={tabs}>
      {(view) => (
        <a href={hrefOf({ view })} aria-current={sectionOf(route()) === view ? 'page' : undefined}>
          {words.viewNames[view]}
        </a>
      )}
    </For>
  </nav>
)
