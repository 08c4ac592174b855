import { ImportControls } from '../adding/import-controls'
import { useShared } from '../shared'
import { SearchBox } from '../songs/search-box'

/** Search, and the ways to add music: above every view. */
export const Toolbar = (props: { searchBox(element: HTMLInputElement): void }) => {
  const { search, holdings, library, imports } = useShared()
  return (
    <div class="toolbar">
      <SearchBox
        query={search.query()}
        found={search.found()?.tracks.length ?? null}
        all={holdings.count() ?? 0}
        onQuery={search.setQuery}
        ref={(element) => props.searchBox(element)}
      />
      <ImportControls library={library} imports={imports} />
    </div>
  )
}
