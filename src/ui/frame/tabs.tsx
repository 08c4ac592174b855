import { For } from 'solid-js'
import { route } from '../navigation/navigation'
import { hrefOf, type PlainView, sectionOf } from '../navigation/route'
import { words } from '../words'
import { MoreButton } from './more-button'

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
  return (
    <nav class="tabs" aria-label={words.views} inert={props.inert}>
      <For each={tabs}>
        {(view) => (
          <a href={hrefOf({ view })} aria-current={section() === view ? 'page' : undefined}>
            {words.viewNames[view]}
          </a>
        )}
      </For>
      <MoreButton
        views={others}
        onSearch={() => props.onSearch()}
        onHelp={() => props.onHelp()}
        onStorage={() => props.onStorage()}
      />
    </nav>
  )
}
