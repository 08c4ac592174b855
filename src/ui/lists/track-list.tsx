import { createVirtualizer, defaultRangeExtractor } from '@tanstack/solid-virtual'
import { createEffect, createMemo, createSignal, For, type JSX, Match, on, Switch } from 'solid-js'
import type { MenuEntry } from '../menu/menu'
import type { RowSelection } from '../selection/create-selection'
import { createRowDrag } from './create-row-drag'
import { createScrollArea, rem } from './create-scroll-area'
import { hearListKeys } from './hear-list-keys'
import type { ListRow, RowKey, SongListRow } from './rows'
import { HeadingRow, TrackRow } from './track-row'

/** Heights of rows in rem, as `--row` and `--album-row` in the tokens. */
const heights = { song: 3.5, heading: 4.25 } as const

export interface TrackListProps {
  readonly label: string
  readonly rows: readonly ListRow[]
  /** Stands above the rows and scrolls away with them. */
  readonly head: JSX.Element
  /** Songs of one album: without its picture and name. */
  readonly plain?: boolean
  /** What stands before a song: its number on the album, its place in the list, or nothing. */
  readonly numbering: 'track' | 'place' | 'none'
  readonly selection: RowSelection<RowKey>
  onPlay(place: number): void
  /** The menu of a row, or of all chosen rows where it is one of them. */
  menuOf(row: SongListRow): readonly MenuEntry[]
  onRemove(row: SongListRow): void
  /** Lists in the listener's own order can be put in another. */
  onMove?: ((from: number, to: number) => void) | undefined
}

/** Songs, in groups or not; only the rows in sight, and the one with the focus, are drawn. */
export const TrackList = (props: TrackListProps) => {
  const area = createScrollArea()
  const unit = rem()
  const [focused, setFocused] = createSignal(0)
  const songs = createMemo(() => {
    const all: { readonly row: SongListRow; readonly index: number }[] = []
    props.rows.forEach((row, index) => {
      if (row.kind === 'song') all.push({ row, index })
    })
    return all
  })
  /** Row of the list that Tab leads to. */
  const tabStop = createMemo(() => songs()[Math.min(focused(), songs().length - 1)]?.index ?? 0)

  const virtualizer = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    get count() {
      return props.rows.length
    },
    get getItemKey() {
      const rows = props.rows
      return (index: number) => rows[index]?.key ?? index
    },
    get scrollMargin() {
      return area.above()
    },
    get rangeExtractor() {
      const stop = tabStop()
      return (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const shown = defaultRangeExtractor(range)
        if (stop >= range.count || shown.includes(stop)) return shown
        return [...shown, stop].sort((one, other) => one - other)
      }
    },
    getScrollElement: area.scroller,
    estimateSize: (index) => heights[props.rows[index]?.kind ?? 'song'] * unit,
    overscan: 8,
    paddingEnd: 24,
  })
  // Headings are higher than songs: another order of kinds has other places.
  createEffect(on([() => props.rows, area.above], () => virtualizer.measure(), { defer: true }))

  const focusPlace = (place: number) => {
    const target = songs()[place]
    if (!target) return
    setFocused(place)
    virtualizer.scrollToIndex(target.index, { align: 'auto' })
    // The row may only be drawn when the list has scrolled.
    requestAnimationFrame(() =>
      area
        .scroller()
        ?.querySelector<HTMLElement>(`[aria-rowindex="${target.index + 1}"] .song-play`)
        ?.focus(),
    )
  }
  const drag = createRowDrag({
    rowHeight: heights.song * unit,
    scroller: area.scroller,
    count: () => songs().length,
    onMove: (from, to) => props.onMove?.(from, to),
  })
  return (
    <div class="songs" ref={area.setScroller}>
      <div class="list-head" ref={area.setHead}>
        {props.head}
      </div>
      <div
        class="songs-all"
        classList={{
          plain: props.plain === true,
          choosing: props.selection.any(),
        }}
        role="grid"
        tabindex="-1"
        aria-label={props.label}
        aria-rowcount={props.rows.length}
        aria-multiselectable="true"
        style={{ height: `${Math.max(0, virtualizer.getTotalSize())}px` }}
        onKeyDown={(event) =>
          hearListKeys(event, {
            songs: songs().map(({ row }) => row),
            selection: props.selection,
            page: Math.max(1, Math.floor((area.scroller()?.clientHeight ?? 0) / (heights.song * unit)) - 1),
            focus: focusPlace,
            onMove: props.onMove,
            onRemove: props.onRemove,
          })
        }
      >
        <For each={virtualizer.getVirtualItems()}>
          {(item) => {
            const row = createMemo(() => props.rows[item.index])
            const song = () => {
              const now = row()
              return now?.kind === 'song' ? now : undefined
            }
            const heading = () => {
              const now = row()
              return now?.kind === 'heading' ? now : undefined
            }
            return (
              <Switch>
                <Match when={song()}>
                  {(shown) => (
                    <TrackRow
                      list={props}
                      row={shown()}
                      index={item.index}
                      top={item.start - area.above()}
                      tabStop={tabStop() === item.index}
                      shift={drag.shiftOf(shown().place)}
                      onFocus={() => setFocused(shown().place)}
                      onGrip={(event) => drag.start(event, shown().place)}
                    />
                  )}
                </Match>
                <Match when={heading()}>
                  {(shown) => <HeadingRow row={shown()} index={item.index} top={item.start - area.above()} />}
                </Match>
              </Switch>
            )
          }}
        </For>
      </div>
    </div>
  )
}
