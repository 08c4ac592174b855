import { createEffect, createSignal, Show, Suspense } from 'solid-js'
import { createReport } from './enhancement/create-report'
import { EnhanceSwitch } from './enhancement/enhance-switch'
import { EnhancementPanel } from './enhancement/enhancement-panel'
import { createAccent } from './listening/create-accent'
import { createSheet } from './listening/create-sheet'
import { type Page, Pages } from './listening/pages'
import { SheetHandle } from './listening/sheet-handle'
import { createLayer } from './navigation/create-layer'
import type { Route } from './navigation/route'
import { part } from './parts/part'
import { useShared } from './shared'
import { createOutline } from './transport/create-outline'
import { NowPlaying } from './transport/now-playing'
import { SeekBar } from './transport/seek-bar'
import { RepeatButton, ShuffleButton, Transport } from './transport/transport'
import { Volume } from './transport/volume'
import { words } from './words'

const SongTools = part(
  () => import('./transport/song-tools'),
  // The same is found in its row.
  () => null,
)

const begun = ['playing', 'paused', 'switching']

/**
 * All that plays and shapes the sound. One set of controls: only styles place it on a desk or in a sheet. Raised
 * over the list, it is the main part of the page.
 */
export const PlayerPanel = (props: { sheet: boolean; onSheet(open: boolean): void }) => {
  const { player, library, backend, holdings, sound, songs, current, position, playing, toggle, isPhone } =
    useShared()
  const [page, setPage] = createSignal<Page>('sound')
  let element: HTMLElement | undefined
  const sheet = createSheet({
    element: () => element,
    isOpen: () => props.sheet,
    onOpen: (open) => props.onSheet(open),
  })
  createLayer(
    () => props.sheet && page() !== 'sound',
    () => setPage('sound'),
  )
  createEffect(() => {
    if (!isPhone()) return
    // Lowered, the bar shows its beginning, wherever a focus had scrolled it to.
    if (!sheet.shown() && element) element.scrollTop = 0
  })
  const track = () => songs.find(current())
  const ask: typeof backend.report = (...about) => backend.report(...about)
  const adaptive = createReport(ask, sound, () => 'adaptive')
  const report = createReport(ask, sound, () => sound().enhancement.preset)
  const wave = createOutline(
    (...about) => backend.outline(...about),
    current,
    () => begun.includes(sound().playback),
  )
  const changes = () => {
    const { enabled } = sound().enhancement
    return enabled !== sound().comparing ? (report()?.change ?? []) : []
  }
  const artwork = () => songs.artworkOf(track())
  const artistPage = (): Route | null => {
    const artist = holdings.collection().artistNamed(track()?.artist ?? '')
    return artist ? { view: 'artist', key: artist.key } : null
  }
  const albumPage = (): Route | null => {
    const shown = track()
    const album = shown && holdings.collection().albumOf(shown.id)
    return album ? { view: 'album', key: album.key } : null
  }
  createAccent(library, artwork)
  return (
    <section
      class="player"
      classList={{
        sheet: sheet.shown() && isPhone(),
        lowered: !sheet.shown() && isPhone(),
        pulled: sheet.pull() !== null,
        paged: page() !== 'sound',
      }}
      style={{ '--pull': `${sheet.pull() ?? 0}px` }}
      aria-label={words.player}
      role={props.sheet ? 'main' : undefined}
      ref={(made) => {
        element = made
      }}
      onFocusIn={({ target }) => {
        // Keys reach what lies below the edge: then it comes into sight.
        if (isPhone() && !props.sheet && target.matches(':focus-visible') && target.closest('.below'))
          props.onSheet(true)
      }}
    >
      <SheetHandle open={props.sheet} sheet={sheet} onOpen={(open) => props.onSheet(open)} />
      <NowPlaying
        title={sound().track?.title}
        track={track()}
        artwork={artwork()}
        artworkUrl={(key) => library.artworkUrl(key, 'large')}
        artistPage={artistPage()}
        albumPage={albumPage()}
        level={props.sheet ? 1 : 2}
      />
      <div class="bar">
        <Transport
          playing={playing()}
          onToggle={toggle}
          onPrevious={() => player.previous()}
          onNext={() => player.next()}
        />
        <SeekBar view={sound()} position={position} wave={wave()} change={changes()} />
        <div class="tail below">
          <div class="playing-tools">
            <Show when={track()}>
              {(playing) => (
                <Suspense>
                  <SongTools track={playing()} />
                </Suspense>
              )}
            </Show>
          </div>
          <ShuffleButton shuffle={sound().shuffle} onShuffle={(shuffle) => player.setShuffle(shuffle)} />
          <RepeatButton repeat={sound().repeat} onRepeat={(repeat) => player.setRepeat(repeat)} />
          <Volume
            volume={sound().volume}
            muted={sound().muted}
            onVolume={(volume) => player.setVolume(volume)}
            onMuted={(muted) => player.setMuted(muted)}
          />
        </div>
      </div>
      <div class="listen">
        <EnhanceSwitch
          enabled={sound().enhancement.enabled}
          comparing={sound().comparing}
          onChange={(enabled) => player.setEnhanced(enabled)}
          onCompare={(held) => player.compare(held)}
        />
        <div class="listen-below below">
          <Pages page={page()} onPage={setPage}>
            <EnhancementPanel report={report()} adaptive={adaptive()} />
          </Pages>
        </div>
      </div>
    </section>
  )
}
