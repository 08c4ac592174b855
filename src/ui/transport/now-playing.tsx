import { Show } from 'solid-js'
import type { Track } from '#contracts/track'
import { Artwork, type ArtworkUrl } from '../artwork'
import { EarMark } from '../icons'
import { words } from '../words'

/** The song that plays, as liner notes would name it. */
export const NowPlaying = (props: {
  title: string | undefined
  track: Track | undefined
  artwork: string | null
  artworkUrl: ArtworkUrl
  /** Of its heading. */
  level: 1 | 2
}) => {
  const albumLine = () => [props.track?.album, props.track?.year].filter(Boolean).join(', ')
  return (
    <div class="now">
      <Show
        when={props.title}
        fallback={
          <div class="art now-art resting">
            <EarMark size={40} />
          </div>
        }
      >
        {(title) => (
          <Artwork
            class="now-art"
            artwork={props.artwork}
            initial={props.track?.album || title()}
            url={props.artworkUrl}
          />
        )}
      </Show>
      <div class="now-words">
        <h2 class="now-title" aria-level={props.level}>
          {props.title ?? words.nothingPlaying}
        </h2>
        <p class="now-artist">
          {props.title === undefined ? words.nothingPlayingHint : props.track?.artist || words.unknownArtist}
        </p>
        <Show when={albumLine()}>{(line) => <p class="now-album">{line()}</p>}</Show>
      </div>
    </div>
  )
}
