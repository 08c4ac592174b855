import { createEffect, createMemo, createResource, createSignal, Show } from 'solid-js'
import type { Backend } from '#backend/face'
import type { Track } from '#contracts/track'
import type { Library } from '#library/face'
import type { Player } from '#player/face'
import { createImports } from './adding/create-imports'
import { DropOverlay } from './adding/drop-overlay'
import { ImportControls, LinkFolder } from './adding/import-controls'
import { Invite, InvitePromise } from './adding/invite'
import { Job } from './adding/job'
import { createArtworkUrls } from './artwork-urls'
import { createIsPhone } from './frame/phone'
import { Rail } from './frame/rail'
import { StorageDialog } from './frame/storage-dialog'
import { createFromView } from './from-view'
import { act } from './keyboard/act'
import { createShortcuts } from './keyboard/create-shortcuts'
import { HelpDialog } from './keyboard/help-dialog'
import { Notices } from './notices/notices'
import { playableOf } from './playable'
import { PlayerPanel } from './player-panel'
import { createSongs } from './songs/create-songs'
import { RemoveDialog } from './songs/remove-dialog'
import { SearchBox } from './songs/search-box'
import { SongList } from './songs/song-list'
import { createPosition } from './transport/position'
import { words } from './words'

/** The whole page. */
export const App = (props: { player: Player; library: Library; backend: Backend }) => {
  const { player, library, backend } = props
  const sound = createFromView(player)
  const service = createFromView(backend)
  const songs = createSongs(library)
  const imports = createImports(library)
  const artworkUrls = createArtworkUrls(library)
  const position = createPosition(player, sound)
  const isPhone = createIsPhone()
  const [raised, setRaised] = createSignal(false)
  const [helping, setHelping] = createSignal(false)
  const [storing, setStoring] = createSignal(false)
  const [removing, setRemoving] = createSignal<Track | null>(null)
  // Some browsers ask the listener: not before there is something to keep.
  const [persistence] = createResource(
    () => (songs.count() ?? 0) > 0,
    () => library.persistence(),
  )
  let searchBox: HTMLInputElement | undefined

  const playing = createMemo(
    () => ['playing', 'loading', 'switching'].includes(sound().playback) && !sound().needsGesture,
  )
  const sheet = () => raised() && isPhone()
  const empty = () => songs.count() === 0
  const current = createMemo(() => sound().track?.id)

  const playFrom = (place: number) => {
    const shown = songs.shown()
    if (shown[place]?.id === current() && sound().playback === 'paused') player.play()
    else player.playTracks(shown.map(playableOf(artworkUrls.atHand)), place)
  }
  const toggle = () => {
    if (sound().queue.length === 0 && songs.shownCount() > 0) playFrom(0)
    else player.toggle()
  }
  const remove = (track: Track) => {
    setRemoving(null)
    player.removeFromQueue(track.id)
    library.remove([track.id]).catch(reportError)
  }
  createShortcuts((shortcut) =>
    act(shortcut, {
      player,
      position,
      toggle,
      search: () => searchBox?.focus(),
      help: () => setHelping(true),
    }),
  )
  createEffect(() => {
    const track = sound().track
    document.title = track ? [track.title, track.artist].filter(Boolean).join(' · ') : words.name
  })

  return (
    <div class="app" classList={{ raised: sheet(), empty: empty() }}>
      <Rail
        backend={backend}
        service={service()}
        persistence={persistence.latest ?? 'unknown'}
        songCount={songs.count() ?? 0}
        onHelp={() => setHelping(true)}
        onStorage={() => setStoring(true)}
        inert={sheet()}
      >
        <Show when={!empty()}>
          <LinkFolder library={library} imports={imports} />
        </Show>
      </Rail>
      <main class="main" id="songs" inert={sheet()}>
        <h1 class="hidden">{words.library}</h1>
        <div class="toolbar">
          <SearchBox
            query={songs.query()}
            shown={songs.shownCount()}
            all={songs.count() ?? 0}
            onQuery={songs.setQuery}
            ref={(element) => {
              searchBox = element
            }}
          />
          <ImportControls library={library} imports={imports} />
        </div>
        <Show when={empty()}>
          <Invite />
          <LinkFolder library={library} imports={imports} />
          <InvitePromise />
        </Show>
        <Show when={imports.progress()}>
          {(progress) => (
            <Job
              label={words.importing}
              text={words.importProgress(progress().done, progress().total)}
              done={progress().done}
              total={progress().total}
              onCancel={imports.cancel}
            />
          )}
        </Show>
        <Show when={service().analysis}>
          {(analysis) => (
            <Job
              label={words.analysing}
              text={words.analysisProgress(analysis().done, analysis().total)}
              done={analysis().share}
              total={1}
            />
          )}
        </Show>
        <Show when={!empty()}>
          <Show when={songs.query() !== '' && songs.shownCount() === 0}>
            <p class="nothing-found">{words.nothingFound(songs.query())}</p>
          </Show>
          <SongList
            rows={songs.rows()}
            current={current()}
            sounding={sound().playback === 'playing'}
            unplayable={service().unplayable}
            artworkUrl={artworkUrls.find}
            onPlay={playFrom}
            onRemove={setRemoving}
          />
        </Show>
      </main>
      <Notices
        player={player}
        library={library}
        backend={backend}
        sound={sound()}
        service={service()}
        imports={imports}
      />
      <PlayerPanel
        player={player}
        report={backend.report}
        view={sound()}
        track={songs.find(current())}
        position={position}
        playing={playing()}
        sheet={sheet()}
        artworkUrl={artworkUrls.find}
        onToggle={toggle}
        onSheet={setRaised}
      />
      <HelpDialog open={helping()} onClose={() => setHelping(false)} />
      <StorageDialog backend={backend} open={storing()} onClose={() => setStoring(false)} />
      <RemoveDialog track={removing()} onConfirm={remove} onClose={() => setRemoving(null)} />
      <DropOverlay library={library} imports={imports} />
    </div>
  )
}
