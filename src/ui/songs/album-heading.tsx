import { Show } from 'solid-js'
import type { Track } from '#contracts/track'
import { words } from '../words'

/** The name of an album above its songs. `mixed` holds the songs of no album. */
export const AlbumHeading = (props: { first: Track; mixed: boolean }) => {
  const about = () =>
    [props.first.albumArtist || props.first.artist, props.first.year].filter(Boolean).join(', ')
  return (
    <>
      <h2 class="album-title clip">{props.mixed ? words.unknownAlbum : props.first.album}</h2>
      <Show when={!props.mixed && about()}>{(text) => <span class="album-about clip">{text()}</span>}</Show>
    </>
  )
}
