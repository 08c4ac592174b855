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
}) => (
  <search class="search">
    <Icon name="search" size={18} />
    <input
      ref={props.ref}
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
      {props.all === 0
        ? ''
        : props.found === null
          ? words.songCount(props.all)
          : words.foundCount(props.found, props.all)}
    </span>
    <kbd class="search-key">/</kbd>
  </search>
)
