import type { Track } from '#contracts/track'
import { createTrackActions, playingMenu } from '../actions/track-actions'
import { Icon } from '../icons'
import { below, openMenu } from '../menu/menu'
import { useShared } from '../shared'
import { titleOf } from '../songs/title-of'
import { words } from '../words'

/** What can be done with the song that plays, wherever its row is. */
const SongTools = (props: { track: Track }) => {
  const shared = useShared()
  const actions = createTrackActions(shared)
  const isFavourite = () => actions.allFavourite([props.track])
  return (
    <>
      <button
        type="button"
        class="icon-button playing-heart"
        aria-pressed={isFavourite()}
        aria-label={words.favouritePlaying}
        title={isFavourite() ? words.unfavourite : words.favourite}
        onClick={() => actions.toggleFavourite([props.track])}
      >
        <Icon name={isFavourite() ? 'heart-full' : 'heart'} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-haspopup="menu"
        aria-label={words.moreActions}
        onClick={({ currentTarget }) =>
          openMenu({
            label: titleOf(props.track),
            entries: playingMenu(shared, actions, props.track),
            ...below(currentTarget),
          })
        }
      >
        <Icon name="more" />
      </button>
    </>
  )
}

export default SongTools
