import { ImportControls } from '../adding/import-controls'
import { useShared } from '../shared'
import { SearchBox } from '../songs/search-box'

/** Search, and the ways to add music: above every view. */
export const Toolbar = (props: { searchBox(element: HTMLInputElement): void }) => {
  const { songs, library, imports } = useShared()
  return (
    <div class="toolbar">
      <SearchBox
        query={songs.query()}
        shown={songs.shownCount()}
        all={songs.count() ?? 0}
        onQuery={songs.setQuery}
        ref={(element) => props.searchBox(element)}
      />
      <ImportControls library={library} imports={imports} />
    </div>
  )
}
