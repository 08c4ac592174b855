import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { milliseconds } from '#contracts/units'
import type { Found, Library } from '#library/face'
import type { Holdings } from '../holdings'
import { navigate, route } from '../navigation/navigation'
import { home, type Route } from '../navigation/route'

/** Browsers count how often an address is rewritten. */
const addressAfter = milliseconds(400)

export interface Search {
  readonly query: Accessor<string>
  setQuery(query: string): void
  /** Null while nothing is sought. */
  readonly found: Accessor<Found | null>
}

/** Search as an address: what is typed leads to a view of its own, clearing it leads back. */
export const createSearch = (library: Library, holdings: Holdings): Search => {
  const [query, setQuery] = createSignal('')
  const [found, setFound] = createSignal<Found | null>(null)
  let before: Route = home
  let timer: ReturnType<typeof setTimeout> | undefined

  createEffect(
    on(route, (now) => {
      clearTimeout(timer)
      if (now.view === 'search') setQuery(now.query)
      else {
        before = now
        setQuery('')
      }
    }),
  )
  createEffect(
    on([query, holdings.collection, holdings.playlists], ([sought]) => {
      if (sought.trim() === '') setFound(null)
      else onCleanup(library.search(sought, setFound))
    }),
  )
  return {
    query,
    found,
    setQuery: (next) => {
      setQuery(next)
      clearTimeout(timer)
      if (next === '') navigate(before, 'replace')
      else if (route().view !== 'search') navigate({ view: 'search', query: next })
      else timer = setTimeout(() => navigate({ view: 'search', query: next }, 'replace'), addressAfter)
    },
  }
}
