import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Where the player lies below the list and can rise over it; as in `frame.css`. */
const narrow = '(max-width: 759.98px)'

export const createIsPhone = (): Accessor<boolean> => {
  const query = matchMedia(narrow)
  const [matches, setMatches] = createSignal(query.matches)
  const follow = () => setMatches(query.matches)
  query.addEventListener('change', follow)
  onCleanup(() => query.removeEventListener('change', follow))
  return matches
}
