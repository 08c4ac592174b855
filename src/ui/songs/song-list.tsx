import { createVirtualizer } from '@tanstack/solid-virtual'
import { createMemo, For, Match, Switch } from 'solid-js'
import type { Problem } from '#contracts/problem'
import type { Track, TrackId } from '#contracts/track'
import type { ArtworkUrl } from '../artwork'
import { words } from '../words'
import { AlbumHeading } from './album-heading'
import type { ListRow } from './list-rows'
import { SongRow } from './song-row'

/** Heights of rows in rem, as `--row` and `--album-row` in the tokens. */
const heights = { song: 3.5, album: 4.25 } as const
const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

const songOf = (row: ListRow | undefined) => (row?.kind === 'song' ? row : undefined)
const albumOf = (row: ListRow | undefined) => (row?.kind === 'album' ? row : undefined)

/** All songs under their albums; only the rows in sight are drawn. */
export const SongList = (props: {
  rows: readonly ListRow[]
  current: TrackId | undefined
  sounding: boolean
  unplayable: ReadonlyMap<TrackId, Problem>
  artworkUrl: ArtworkUrl
  onPlay(place: number): void
  onRemove(track: Track): void
}) => {
  let scroller: HTMLDivElement | undefined
  const unit = rem()
  const virtualizer = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    get count() {
      return props.rows.length
    },
    get getItemKey() {
      const rows = props.rows
      return (index: number) => rows[index]?.key ?? index
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: (index) => heights[props.rows[index]?.kind ?? 'song'] * unit,
    overscan: 8,
    paddingEnd: 24,
  })
  return (
    <div
      class="songs"
      ref={(element) => {
        scroller = element
      }}
    >
      <ul class="songs-all" aria-label={words.songs} style={{ height: `${virtualizer.getTotalSize()}px` }}>
        <For each={virtualizer.getVirtualItems()}>
          {(item) => {
            const row = createMemo(() => props.rows[item.index])
            const id = () => songOf(row())?.track.id
            const isCurrent = createMemo(() => id() !== undefined && id() === props.current)
            return (
              <li
                class="list-row"
                classList={{
                  song: songOf(row()) !== undefined,
                  album: albumOf(row()) !== undefined,
                  current: isCurrent(),
                }}
                data-track-id={id()}
                aria-current={isCurrent() ? 'true' : undefined}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Switch>
                  <Match when={songOf(row())}>
                    {(song) => (
                      <SongRow
                        track={song().track}
                        current={isCurrent()}
                        sounding={props.sounding}
                        problem={props.unplayable.get(song().track.id)}
                        artworkUrl={props.artworkUrl}
                        onPlay={() => props.onPlay(song().place)}
                        onRemove={() => props.onRemove(song().track)}
                      />
                    )}
                  </Match>
                  <Match when={albumOf(row())}>
                    {(album) => <AlbumHeading first={album().first} mixed={album().mixed} />}
                  </Match>
                </Switch>
              </li>
            )
          }}
        </For>
      </ul>
    </div>
  )
}
