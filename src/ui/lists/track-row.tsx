import { createMemo, Show } from 'solid-js'
import { Artwork } from '../artwork'
import { Icon } from '../icons'
import { below, type OpenMenu, openMenu } from '../menu/menu'
import { longPress } from '../selection/long-press'
import { useShared } from '../shared'
import { titleOf } from '../songs/title-of'
import { timeText } from '../time'
import { words } from '../words'
import { PlayingBars } from './playing-bars'
import type { HeadingListRow, SongListRow } from './rows'
import type { TrackListProps } from './track-list'

/** A heading above a group of songs. */
export const HeadingRow = (props: { row: HeadingListRow; index: number; top: number }) => (
  <div
    class="list-row group"
    role="row"
    aria-rowindex={props.index + 1}
    style={{ transform: `translateY(${props.top}px)` }}
  >
    <div role="gridcell" class="group-words">
      <h2 class="group-title clip">
        <Show when={props.row.href} fallback={props.row.title}>
          {(href) => (
            <a href={href()} tabindex="-1">
              {props.row.title}
            </a>
          )}
        </Show>
      </h2>
      <Show when={props.row.note}>{(note) => <span class="group-note clip">{note()}</span>}</Show>
    </div>
  </div>
)

/** Why a song cannot be played, or whose it is. */
const Second = (props: { row: SongListRow }) => {
  const { service, holdings } = useShared()
  const problem = () => {
    const missing = holdings.missing().get(props.row.track.id)
    if (missing) return words.missing[missing]
    const unplayable = service().unplayable.get(props.row.track.id)
    return unplayable && words.cannotPlay(unplayable.detail)
  }
  return (
    <Show
      when={problem()}
      fallback={<span class="song-artist clip">{props.row.track.artist || words.unknownArtist}</span>}
    >
      {(text) => (
        <span class="song-problem clip" title={text()}>
          <Icon name="warning" size={14} />
          {text()}
        </span>
      )}
    </Show>
  )
}

/** One song: a click anywhere plays it; chosen with Ctrl, Shift or a long press. */
export const TrackRow = (props: {
  list: TrackListProps
  row: SongListRow
  index: number
  /** CSS pixels from the start of the list. */
  top: number
  tabStop: boolean
  shift: { readonly by: number; readonly pulled: boolean } | null
  onFocus(): void
  onGrip(event: PointerEvent & { currentTarget: HTMLElement }): void
}) => {
  const shared = useShared()
  const { library, holdings, songs, sound, current } = shared
  const track = () => props.row.track
  const title = () => titleOf(track())
  const isCurrent = createMemo(() => track().id === current())
  const isChosen = createMemo(() => props.list.selection.chosen().has(props.row.key))
  const isFavourite = createMemo(() => holdings.favourites().has(track().id))
  const number = () => {
    const { numbering } = props.list
    return numbering === 'track' ? track().trackNumber : numbering === 'place' ? props.row.place + 1 : null
  }
  const isMarked = () => isChosen() || isCurrent()
  const isSounding = () => sound().playback === 'playing' || sound().playback === 'switching'
  const mark = () => (
    <Show when={isChosen()} fallback={<PlayingBars sounding={isSounding()} />}>
      <Icon name="check" size={18} />
    </Show>
  )
  const tabindex = () => (props.tabStop ? 0 : -1)
  let touched = false

  const activate = (event: MouseEvent) => {
    const { selection } = props.list
    if (event.shiftKey) selection.extendTo(props.row.key)
    else if (event.ctrlKey || event.metaKey || selection.any()) selection.toggle(props.row.key)
    else {
      selection.startAt(props.row.key)
      props.list.onPlay(props.row.place)
    }
  }
  const showMenu = (place: Pick<OpenMenu, 'x' | 'y' | 'over'>) =>
    openMenu({ label: title(), entries: props.list.menuOf(props.row), ...place })
  return (
    <div
      class="list-row song"
      classList={{ current: isCurrent(), chosen: isChosen(), pulled: props.shift?.pulled === true }}
      role="row"
      ref={(element) => longPress(element, () => props.list.selection.toggle(props.row.key))}
      data-track-id={track().id}
      data-place={props.row.place}
      aria-rowindex={props.index + 1}
      aria-selected={isChosen()}
      aria-current={isCurrent() ? 'true' : undefined}
      style={{ transform: `translateY(${props.top + (props.shift?.by ?? 0)}px)` }}
      onFocusIn={() => props.onFocus()}
      onPointerDown={(event) => {
        touched = event.pointerType !== 'mouse'
      }}
      onContextMenu={(event) => {
        event.preventDefault()
        // A long press chooses; what it opens elsewhere is behind the button of the row.
        if (!touched) showMenu({ x: event.clientX, y: event.clientY })
        touched = false
      }}
    >
      <div role="gridcell" class="song-lead">
        <Show when={props.list.numbering !== 'none'}>
          <span class="song-number figures">
            <Show when={props.list.plain && isMarked()} fallback={number()}>
              {mark()}
            </Show>
          </span>
        </Show>
        <Show when={!props.list.plain}>
          <Artwork
            class="song-art"
            artwork={songs.artworkOf(track())}
            initial={track().album || title()}
            url={library.artworkUrl}
          />
          <Show when={isMarked()}>
            <span class="song-mark">{mark()}</span>
          </Show>
        </Show>
      </div>
      <div role="gridcell" class="song-words">
        <button
          type="button"
          class="song-play clip"
          tabindex={tabindex()}
          aria-label={words.playTrack(title())}
          onClick={activate}
        >
          {title()}
        </button>
        <Second row={props.row} />
      </div>
      <div role="gridcell" class="song-album clip">
        {track().album}
      </div>
      <div role="gridcell" class="song-tools">
        <button
          type="button"
          class="icon-button song-tool song-heart"
          tabindex={tabindex()}
          aria-pressed={isFavourite()}
          aria-label={words.favouriteTrack(title())}
          onClick={() => library.favourites.set([track().id], !isFavourite()).catch(reportError)}
        >
          <Icon name={isFavourite() ? 'heart-full' : 'heart'} size={18} />
        </button>
        <button
          type="button"
          class="icon-button song-tool song-more"
          tabindex={tabindex()}
          aria-haspopup="menu"
          aria-label={words.more(title())}
          onClick={({ currentTarget }) => showMenu(below(currentTarget))}
        >
          <Icon name="more" size={18} />
        </button>
        <Show when={props.list.onMove}>
          <button
            type="button"
            class="icon-button song-tool song-grip"
            tabindex={tabindex()}
            aria-label={words.moveTrack(title())}
            onPointerDown={(event) => props.onGrip(event)}
          >
            <Icon name="grip" size={18} />
          </button>
        </Show>
      </div>
      <div role="gridcell" class="song-time figures">
        {timeOf(track().duration)}
      </div>
    </div>
  )
}

const timeOf = (duration: SongListRow['track']['duration']) => (duration === null ? '' : timeText(duration))
