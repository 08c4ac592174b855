import { Show } from 'solid-js'
import type { Problem } from '#contracts/problem'
import type { Track } from '#contracts/track'
import { Artwork, type ArtworkUrl } from '../artwork'
import { Icon } from '../icons'
import { timeText } from '../time'
import { words } from '../words'
import { titleOf } from './title-of'

/** Bars that dance while the row's song sounds, and stand while it rests. */
const PlayingBars = (props: { sounding: boolean }) => (
  <span class="bars" classList={{ sounding: props.sounding }}>
    <i />
    <i />
    <i />
    <span class="hidden">{words.nowPlaying}</span>
  </span>
)

/** One song: the whole row plays it. */
export const SongRow = (props: {
  track: Track
  current: boolean
  sounding: boolean
  problem: Problem | undefined
  artworkUrl: ArtworkUrl
  onPlay(): void
  onRemove(): void
}) => (
  <>
    <span class="song-number figures">
      <Show when={props.current} fallback={props.track.trackNumber ?? ''}>
        <PlayingBars sounding={props.sounding} />
      </Show>
    </span>
    <Artwork
      class="song-art"
      artwork={props.track.artwork}
      initial={props.track.album || titleOf(props.track)}
      url={props.artworkUrl}
    />
    <div class="song-words">
      <button
        type="button"
        class="song-play clip"
        aria-label={words.playTrack(titleOf(props.track))}
        onClick={() => props.onPlay()}
      >
        {titleOf(props.track)}
      </button>
      <Show
        when={props.problem}
        fallback={<span class="song-artist clip">{props.track.artist || words.unknownArtist}</span>}
      >
        {(problem) => (
          <span class="song-problem clip" title={problem().detail}>
            <Icon name="warning" size={14} />
            {words.cannotPlay(problem().detail)}
          </span>
        )}
      </Show>
    </div>
    <span class="song-album clip">{props.track.album}</span>
    <button
      type="button"
      class="icon-button song-remove"
      aria-label={words.remove(titleOf(props.track))}
      onClick={() => props.onRemove()}
    >
      <Icon name="close" size={16} />
    </button>
    <span class="song-time figures">
      {props.track.duration === null ? '' : timeText(props.track.duration)}
    </span>
  </>
)
