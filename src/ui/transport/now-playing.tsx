import { type JSX, Show } from 'solid-js'
import type { Track } from '#contracts/track'
import { Artwork, type ArtworkUrl } from '../artwork'
import { EarMark } from '../icons'
import { hrefOf, type Route } from '../navigation/route'
import { words } from '../words'

/** A name that leads to what it names, where the library has a page for that. */
const Way = (props: { to: Route | null; children: JSX.Element }) => (
  <Show when={props.to} fallback={props.children}>
    {(to) => (
      <a class="now-way" href={hrefOf(to())}>
        {props.children}
      </a>
    )}
  </Show>
)

/** The song that plays, as liner notes would name it. */
export const NowPlaying = (props: {
  title: string | undefined
  track: Track | undefined
  artwork: string | null
  artworkUrl: ArtworkUrl
  artistPage: Route | null
  albumPage: Route | null
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
          <Show when={props.title !== undefined} fallback={words.nothingPlayingHint}>
            <Way to={props.artistPage}>{props.track?.artist || words.unknownArtist}</Way>
          </Show>
        </p>
        <Show when={albumLine()}>
          {(line) => (
            <p class="now-album">
              <Way to={props.albumPage}>{line()}</Way>
            </p>
          )}
        </Show>
      </div>
    </div>
  )
}
