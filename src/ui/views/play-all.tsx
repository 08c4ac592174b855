import type { Track } from '#contracts/track'
import { Icon } from '../icons'
import { useShared } from '../shared'
import { words } from '../words'

/** Plays all songs of a page, from the first on. */
export const PlayAll = (props: { tracks: readonly Track[] }) => {
  const { playFrom } = useShared()
  return (
    <button
      type="button"
      class="pill small"
      disabled={props.tracks.length === 0}
      onClick={() => playFrom(props.tracks, 0)}
    >
      <Icon name="play" size={16} />
      {words.playAll}
    </button>
  )
}
