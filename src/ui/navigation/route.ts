/** A place in the library that has an address of its own. */
export type Route =
  | { readonly view: PlainView }
  | { readonly view: KeyedView; readonly key: string }
  | { readonly view: 'playlist'; readonly id: number }
  | { readonly view: 'search'; readonly query: string }

export const plainViews = [
  'songs',
  'albums',
  'artists',
  'genres',
  'playlists',
  'favourites',
  'recently-played',
  'recently-added',
  'settings',
] as const
export type PlainView = (typeof plainViews)[number]
type KeyedView = 'album' | 'artist' | 'genre'

const folderOf = { album: 'albums', artist: 'artists', genre: 'genres' } as const satisfies Record<
  KeyedView,
  PlainView
>
const keyedViews = Object.keys(folderOf) as readonly KeyedView[]

export const home: Route = { view: 'songs' }

/** The address of a route: `#/albums/Northern%20Tales`. */
export const hrefOf = (route: Route): string => {
  switch (route.view) {
    case 'playlist':
      return `#/playlists/${route.id}`
    case 'search':
      return `#/search/${encodeURIComponent(route.query)}`
    case 'album':
    case 'artist':
    case 'genre':
      return `#/${folderOf[route.view]}/${encodeURIComponent(route.key)}`
    default:
      return `#/${route.view}`
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The route of an address; all songs where it means nothing. */
export const routeOf = (hash: string): Route => {
  const [, folder = '', rest = ''] = /^#\/([^/]*)\/?(.*)$/u.exec(hash) ?? []
  const plain = plainViews.find((view) => view === folder)
  if (folder === 'search') return { view: 'search', query: decoded(rest) }
  if (!plain) return home
  if (rest === '') return { view: plain }
  if (plain === 'playlists')
    return /^\d+$/u.test(rest) ? { view: 'playlist', id: Number(rest) } : { view: plain }
  const keyed = keyedViews.find((view) => folderOf[view] === plain)
  return keyed ? { view: keyed, key: decoded(rest) } : { view: plain }
}

/** The entry of the rail that a route belongs to; none for a search. */
export const sectionOf = (route: Route): PlainView | null => {
  switch (route.view) {
    case 'search':
      return null
    case 'playlist':
      return 'playlists'
    case 'album':
    case 'artist':
    case 'genre':
      return folderOf[route.view]
    default:
      return route.view
  }
}
