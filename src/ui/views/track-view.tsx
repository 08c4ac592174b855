import { createEffect, createMemo, type JSX, onCleanup, Show } from 'solid-js'
import type { Track } from '#contracts/track'
import { createTrackActions, trackMenu } from '../actions/track-actions'
import { createOrder } from '../lists/create-order'
import { groupedRows, type RowKey, type SongListRow } from '../lists/rows'
import { inOrder, type SortKey } from '../lists/sort'
import { TrackList } from '../lists/track-list'
import type { MenuEntry } from '../menu/menu'
import { createSelection } from '../selection/create-selection'
import { SelectionBar } from '../selection/selection-bar'
import { useShared } from '../shared'
import { OrderButton } from './order-button'

/** What only lists in the listener's own order can do with their entries. */
export interface OwnOrder {
  move(from: number, to: number): void
  /** At these places. */
  remove(places: readonly number[]): void
  readonly removeLabel: string
}

/** Songs with a head above: sorted and grouped as the listener wants, chosen and acted upon. */
export const TrackView = (props: {
  /** Under which the order is remembered. */
  name: string
  label: string
  tracks: readonly Track[]
  sorts: readonly SortKey[]
  /** What the order is called that the tracks come in. */
  listed?: string
  /** What stands above; it is given the button that sorts. */
  head: (order: JSX.Element) => JSX.Element
  plain?: boolean
  /** Shown where there are no songs. */
  empty: string
  own?: OwnOrder
}) => {
  const shared = useShared()
  const { holdings, list } = shared
  const actions = createTrackActions(shared)
  const [order, setOrder] = createOrder(props.name, props.sorts)
  const isOwnOrder = () => props.own !== undefined && order().by === 'listed' && !order().descending

  const numbering = () => (props.plain || order().by === 'album' ? 'track' : isOwnOrder() ? 'place' : 'none')

  const sorted = createMemo(() => {
    const plays = holdings.plays()
    return inOrder(props.tracks, order(), (id) => plays.get(id) ?? 0)
  })
  const rows = createMemo(() => {
    const keyOf = props.own ? (_: Track, place: number) => place : undefined
    return groupedRows(
      sorted(),
      props.plain ? { ...order(), grouped: false } : order(),
      holdings.collection(),
      keyOf,
    )
  })
  const songs = createMemo(() => rows().filter((row): row is SongListRow => row.kind === 'song'))
  const selection = createSelection<RowKey>(() => songs().map(({ key }) => key))
  const chosenRows = createMemo(() => songs().filter(({ key }) => selection.chosen().has(key)))
  const chosenTracks = () => chosenRows().map(({ track }) => track)
  createEffect(() => onCleanup(list(sorted())))

  const own = (rowsMeant: readonly SongListRow[]): readonly MenuEntry[] => {
    const { own } = props
    if (!own || !isOwnOrder()) return []
    const remove = () => {
      selection.clear()
      own.remove(rowsMeant.map(({ place }) => place))
    }
    return [{ kind: 'action', label: own.removeLabel, icon: 'close', run: remove }]
  }
  const meant = (row: SongListRow) => (selection.chosen().has(row.key) ? chosenRows() : [row])
  const menuOf = (rowsMeant: readonly SongListRow[]) => {
    const tracks = rowsMeant.map(({ track }) => track)
    const [row] = rowsMeant
    // One song is played as a click on it would: with what comes after it.
    const play = row && rowsMeant.length === 1 ? () => shared.playFrom(sorted(), row.place) : undefined
    return trackMenu(shared, actions, tracks, own(rowsMeant), play)
  }
  const remove = (row: SongListRow) => {
    if (props.own && isOwnOrder()) props.own.remove(meant(row).map(({ place }) => place))
    else actions.remove(meant(row).map(({ track }) => track))
  }
  return (
    <>
      <TrackList
        label={props.label}
        rows={rows()}
        plain={props.plain === true}
        numbering={numbering()}
        selection={selection}
        onPlay={(place) => shared.playFrom(sorted(), place)}
        menuOf={(row) => menuOf(meant(row))}
        onRemove={remove}
        onMove={isOwnOrder() ? props.own?.move : undefined}
        head={
          <>
            {props.head(
              <Show when={props.sorts.length > 1 && props.tracks.length > 1}>
                <OrderButton
                  order={order()}
                  possible={props.sorts}
                  listed={props.listed}
                  onChange={setOrder}
                />
              </Show>,
            )}
            <Show when={props.tracks.length === 0}>
              <p class="nothing-here">{props.empty}</p>
            </Show>
          </>
        }
      />
      <SelectionBar
        tracks={chosenTracks()}
        all={chosenRows().length === songs().length}
        actions={actions}
        entries={() => menuOf(chosenRows())}
        onAll={selection.all}
        onClear={selection.clear}
      />
    </>
  )
}
