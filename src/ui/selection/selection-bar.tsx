import { Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import type { Track } from '#contracts/track'
import type { TrackActions } from '../actions/track-actions'
import { Icon, type IconName } from '../icons'
import { below, type MenuEntry, openMenu } from '../menu/menu'
import { words } from '../words'
import { selectionPlace } from './selection-place'

const Tool = (props: { icon: IconName; label: string; onClick(): void }) => (
  <button
    type="button"
    class="icon-button"
    aria-label={props.label}
    title={props.label}
    onClick={() => props.onClick()}
  >
    <Icon name={props.icon} />
  </button>
)

/** What can be done with the chosen songs; below the list while there are any. */
export const SelectionBar = (props: {
  tracks: readonly Track[]
  actions: TrackActions
  /** None is left to choose. */
  all: boolean
  entries(): readonly MenuEntry[]
  onAll(): void
  onClear(): void
}) => {
  /** What was done with a selection is done. */
  const then = (act: (tracks: readonly Track[]) => void) => () => {
    const { tracks } = props
    props.onClear()
    act(tracks)
  }
  return (
    <Show when={props.tracks.length > 0}>
      <Portal mount={selectionPlace()}>
        <section class="selection" aria-label={words.selection}>
          <button
            type="button"
            class="icon-button"
            aria-label={words.clearSelection}
            onClick={() => props.onClear()}
          >
            <Icon name="close" size={18} />
          </button>
          <span class="selection-count figures" role="status">
            {words.chosen(props.tracks.length)}
          </span>
          <Show when={!props.all}>
            <button type="button" class="link selection-all" onClick={() => props.onAll()}>
              {words.chooseAll}
            </button>
          </Show>
          <div class="selection-tools">
            <Tool icon="play" label={words.playChosen} onClick={then(props.actions.play)} />
            <Tool icon="queue" label={words.addToQueue} onClick={then(props.actions.addToQueue)} />
            <Tool icon="playlist" label={words.addToPlaylist} onClick={then(props.actions.addToPlaylist)} />
            <Tool icon="heart" label={words.favourite} onClick={then(props.actions.toggleFavourite)} />
            <button
              type="button"
              class="icon-button"
              aria-haspopup="menu"
              aria-label={words.moreActions}
              onClick={({ currentTarget }) =>
                openMenu({
                  label: words.chosen(props.tracks.length),
                  entries: props.entries(),
                  ...below(currentTarget),
                })
              }
            >
              <Icon name="more" />
            </button>
          </div>
        </section>
      </Portal>
    </Show>
  )
}
