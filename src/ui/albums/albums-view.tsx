import { createMemo, createSignal } from 'solid-js'
import { preference } from '../device/preference'
import { Icon } from '../icons'
import { below, type MenuEntry, openMenu } from '../menu/menu'
import { useShared } from '../shared'
import { ViewHead } from '../views/view-head'
import { words } from '../words'
import { AlbumGrid } from './album-grid'
import { type AlbumSort, albumSorts, albumsInOrder } from './album-order'

const keptSort = preference('albums-by', albumSorts)
const keptShape = preference('albums-as', ['grid', 'list'])

/** All albums, as pictures or as lines. */
const AlbumsView = () => {
  const { holdings } = useShared()
  const [sort, setSort] = createSignal<AlbumSort>(keptSort.read() ?? 'title')
  const [shape, setShape] = createSignal(keptShape.read() ?? 'grid')
  const albums = createMemo(() => albumsInOrder(holdings.collection().albums, sort(), holdings.plays()))
  const entries = (): readonly MenuEntry[] =>
    albumSorts.map((by) => ({
      kind: 'choice',
      role: 'menuitemradio',
      label: words.sortNames[by],
      checked: sort() === by,
      run: () => {
        keptSort.write(by)
        setSort(by)
      },
    }))
  const turn = () => {
    const next = shape() === 'grid' ? 'list' : 'grid'
    keptShape.write(next)
    setShape(next)
  }
  return (
    <AlbumGrid
      label={words.viewNames.albums}
      albums={albums()}
      asList={shape() === 'list'}
      head={
        <ViewHead title={words.viewNames.albums} note={words.albumCount(albums().length)}>
          <button
            type="button"
            class="quiet-button"
            aria-haspopup="menu"
            aria-label={words.sortedBy(words.sortNames[sort()])}
            onClick={({ currentTarget }) =>
              openMenu({ label: words.sort, entries: entries(), ...below(currentTarget) })
            }
          >
            <Icon name="sort" size={18} />
            <span>{words.sortNames[sort()]}</span>
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={shape() === 'grid' ? words.showAsList : words.showAsGrid}
            title={shape() === 'grid' ? words.showAsList : words.showAsGrid}
            onClick={turn}
          >
            <Icon name={shape() === 'grid' ? 'list' : 'grid'} />
          </button>
        </ViewHead>
      }
    />
  )
}

export default AlbumsView
