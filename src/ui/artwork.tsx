import { createEffect, createSignal, on, Show } from 'solid-js'

export type ArtworkUrl = (key: string | null) => Promise<string | null>

/** The picture of an album, or its initial where it has none. Decoration: the words beside it say the rest. */
export const Artwork = (props: {
  class?: string
  artwork: string | null
  initial: string
  url: ArtworkUrl
}) => {
  const [source, setSource] = createSignal<string | null>(null)
  createEffect(
    on(
      () => props.artwork,
      (key) => {
        setSource(null)
        if (key === null) return
        const showIfStillWanted = (url: string | null) => {
          if (props.artwork === key) setSource(url)
        }
        props.url(key).then(showIfStillWanted, () => showIfStillWanted(null))
      },
    ),
  )
  return (
    <div class={`art ${props.class ?? ''}`} aria-hidden="true">
      <Show when={source()} fallback={<span class="art-initial">{[...props.initial.trim()][0] ?? ''}</span>}>
        {(url) => <img src={url()} alt="" decoding="async" draggable={false} />}
      </Show>
    </div>
  )
}
