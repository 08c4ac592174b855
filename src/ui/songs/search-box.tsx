import { Show } from 'solid-js'
import { Icon } from '../icons'
import { words } from '../words'

/** Filters as it is typed into. The count beside it says how many songs are shown. */
export const SearchBox = (props: {
  query: string
  /** Songs found; null while nothing is sought. */
  found: number | null
  all: number
  onQuery(query: string): void
  ref(element: HTMLInputElement): void
}) => {
  let input: HTMLInputElement | undefined
  return (
    <search class="search">
      <Icon name="search" size={18} />
      <input
        ref={(made) => {
          input = made
          props.ref(made)
        }}
        type="search"
        aria-label={words.searchLibrary}
        placeholder={words.searchLibrary}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="search"
        value={props.query}
        onInput={({ currentTarget }) => props.onQuery(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (props.query === '') event.currentTarget.blur()
          else props.onQuery('')
        }}
      />
      <span class="search-count figures" aria-live="polite">
        {props.found === null ? '' : words.foundCount(props.found, props.all)}
      </span>
      <Show when={props.query !== ''} fallback={<kbd class="search-key">/</kbd>}>
        <button
          type="button"
          class="icon-button search-clear"
          aria-label={words.clearSearch}
          onClick={() => {
            props.onQuery('')
            input?.focus()
          }}
        >
          <Icon name="close" size={16} />
        </button>
      </Show>
    </search>
  )
}
