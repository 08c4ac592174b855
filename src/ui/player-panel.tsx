import type { Backend } from '#backend/face'
import type { Track } from '#contracts/track'
import type { Player, PlayerView } from '#player/face'
import type { ArtworkUrl } from './artwork'
import { EnhancementPanel } from './enhancement/enhancement-panel'
import { SheetHandle } from './frame/sheet-handle'
import { NowPlaying } from './transport/now-playing'
import type { Position } from './transport/position'
import { SeekBar } from './transport/seek-bar'
import { RepeatButton, ShuffleButton, Transport } from './transport/transport'
import { Volume } from './transport/volume'
import { words } from './words'

/**
 * All that plays and shapes the sound. One set of controls: only styles place it on a desk or in a sheet. Raised
 * over the list, it is the main part of the page.
 */
export const PlayerPanel = (props: {
  player: Player
  view: PlayerView
  track: Track | undefined
  position: Position
  playing: boolean
  sheet: boolean
  artworkUrl: ArtworkUrl
  report: Backend['report']
  onToggle(): void
  onSheet(open: boolean): void
}) => (
  <section class="player" aria-label={words.player} role={props.sheet ? 'main' : undefined}>
    <SheetHandle open={props.sheet} onOpen={(open) => props.onSheet(open)} />
    <NowPlaying
      title={props.view.track?.title}
      track={props.track}
      artworkUrl={props.artworkUrl}
      level={props.sheet ? 1 : 2}
    />
    <div class="bar">
      <Transport
        playing={props.playing}
        onToggle={() => props.onToggle()}
        onPrevious={() => props.player.previous()}
        onNext={() => props.player.next()}
      />
      <SeekBar view={props.view} position={props.position} />
      <div class="tail">
        <ShuffleButton
          shuffle={props.view.shuffle}
          onShuffle={(shuffle) => props.player.setShuffle(shuffle)}
        />
        <RepeatButton repeat={props.view.repeat} onRepeat={(repeat) => props.player.setRepeat(repeat)} />
        <Volume
          volume={props.view.volume}
          muted={props.view.muted}
          onVolume={(volume) => props.player.setVolume(volume)}
          onMuted={(muted) => props.player.setMuted(muted)}
        />
      </div>
    </div>
    <EnhancementPanel player={props.player} view={props.view} report={props.report} />
  </section>
)
