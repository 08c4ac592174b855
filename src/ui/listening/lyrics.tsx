import { createEffect, createMemo, createResource, For, Match, Show, Switch } from 'solid-js'
import type { Lyrics as Words } from '#contracts/lyrics'
import type { TrackId } from '#contracts/track'
import { type Milliseconds, milliseconds } from '#contracts/units'
import { useShared } from '../shared'
import { words } from '../words'
import { lineAt } from './lyric-timing'
import './lyrics.css'

/** Whoever scrolls is left alone for so long. */
const reading: Milliseconds = milliseconds(4_000)

const TimedLyrics = (props: { lyrics: Extract<Words, { kind: 'timed' }> }) => {
  const { position } = useShared()
  let list: HTMLOListElement | undefined
  let scrolledAt = Number.NEGATIVE_INFINITY
  const current = createMemo(() => lineAt(props.lyrics.lines, position.now()))
  createEffect(() => {
    const line = list?.children[Math.max(0, current())]
    const scroller = list?.parentElement
    if (!(line instanceof HTMLElement) || !scroller || performance.now() - scrolledAt < reading) return
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    scroller.scrollTo({
      top: line.offsetTop - scroller.clientHeight * 0.36,
      behavior: still ? 'instant' : 'smooth',
    })
  })
  const touched = () => {
    scrolledAt = performance.now()
  }
  return (
    <ol
      class="lyrics-lines"
      onWheel={touched}
      onTouchMove={touched}
      ref={(made) => {
        list = made
      }}
    >
      <For each={props.lyrics.lines}>
        {(line, index) => (
          <li aria-current={index() === current() ? 'true' : undefined}>
            <Show when={line.text} fallback={<span class="lyrics-pause" aria-hidden="true" />}>
              <button type="button" onClick={() => position.seek(line.at)}>
                {line.text}
              </button>
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}

const timed = (lyrics: Words | null | undefined) => (lyrics?.kind === 'timed' ? lyrics : undefined)
const plain = (lyrics: Words | null | undefined) => (lyrics?.kind === 'plain' ? lyrics : undefined)

/** The words of the song that plays; timed ones follow it, and a line leads to where it is sung. */
const Lyrics = () => {
  const { library, current } = useShared()
  const [known] = createResource(current, async (track: TrackId) => ({
    track,
    lyrics: await library.lyrics(track).catch(() => null),
  }))
  const lyrics = () => (known.latest?.track === current() ? known.latest?.lyrics : undefined)
  return (
    // Plain words have nothing to focus in them: without a focus of its own they could not be scrolled by keys.
    <div class="lyrics" tabindex={plain(lyrics()) ? 0 : undefined}>
      <Switch fallback={<p class="page-empty">{current() === undefined ? words.nothingPlaying : ''}</p>}>
        <Match when={timed(lyrics())}>{(found) => <TimedLyrics lyrics={found()} />}</Match>
        <Match when={plain(lyrics())}>{(found) => <p class="lyrics-plain">{found().text}</p>}</Match>
        <Match when={lyrics() === null}>
          <p class="page-empty">{words.noLyrics}</p>
        </Match>
      </Switch>
    </div>
  )
}

export default Lyrics
