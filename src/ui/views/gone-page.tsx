import { Show } from 'solid-js'
import { hrefOf, type PlainView } from '../navigation/route'
import { useShared } from '../shared'
import { words } from '../words'

/** What an address leads to that is no longer in the library. */
export const GonePage = (props: { back: PlainView }) => {
  const { holdings } = useShared()
  return (
    <Show when={holdings.count() !== null}>
      <div class="gone">
        <h1 class="view-title">{words.gone}</h1>
        <p>
          <a class="link" href={hrefOf({ view: props.back })}>
            {words.viewNames[props.back]}
          </a>
        </p>
      </div>
    </Show>
  )
}
