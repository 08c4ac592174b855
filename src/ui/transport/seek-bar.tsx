import { createSignal, Show } from 'solid-js'
import { type Decibels, type Seconds, seconds } from '#contracts/units'
import type { Wave } from '#contracts/wave'
import type { PlayerView } from '#player/face'
import { createDraft } from '../draft'
import { arrowStep } from '../keyboard/shortcut'
import { timeText } from '../time'
import { words } from '../words'
import type { Position } from './position'
import { WaveShape } from './wave-shape'

const directionOf: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }
/** A step in position longer than this is no playing, but a leap: nothing glides over it. */
const leap = seconds(1)
/**
 * In a longer track a step is hardly a pixel, which nobody sees glide; and each frame of it is time that a switch of the
 * sound would wait for.
 */
const longestGliding = seconds(90)

/** Elapsed time, the track as a wave to take hold of, and the length. */
export const SeekBar = (props: {
  view: PlayerView
  position: Position
  wave: Wave | null
  /** How much louder the track comes out, evenly spread; empty while it is heard as it is. */
  change: readonly Decibels[]
}) => {
  const [pointed, setPointed] = createSignal<number | null>(null)
  const duration = () => props.view.duration || props.view.track?.duration || seconds(0)
  const draft = createDraft((value) => props.position.seek(seconds(value)), 'resting')
  const shown = () => seconds(Math.min(draft.value() ?? props.position.now(), duration()))
  const done = () => (duration() > 0 ? shown() / duration() : 0)
  let before: Seconds = shown()
  const glides = () => {
    const now = shown()
    const isStep = draft.value() === null && Math.abs(now - before) < leap
    before = now
    return isStep && duration() < longestGliding
  }
  const stepBy = (event: KeyboardEvent) => {
    const direction = directionOf[event.key]
    if (direction === undefined || event.shiftKey) return
    event.preventDefault()
    draft.settle(Math.min(duration(), Math.max(0, shown() + direction * arrowStep)))
  }
  const point = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    if (width > 0) setPointed(Math.min(1, Math.max(0, (event.clientX - left) / width)))
  }
  return (
    <div class="seek figures">
      <span class="seek-time">{timeText(shown())}</span>
      <div
        class="seek-bar"
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
        onPointerCancel={() => setPointed(null)}
      >
        <div
          class="seek-shape"
          classList={{ glides: glides() }}
          style={{ '--done': done() }}
          aria-hidden="true"
        >
          <WaveShape wave={props.wave} change={props.change} />
          <div class="seek-line" />
        </div>
        <Show when={duration() > 0 ? pointed() : null}>
          {(share) => (
            <div class="seek-pointed" style={{ '--at': share() }} aria-hidden="true">
              <span>{timeText(seconds(share() * duration()))}</span>
            </div>
          )}
        </Show>
        <input
          type="range"
          aria-label={words.seek}
          aria-valuetext={words.seekValue(timeText(shown()), timeText(duration()))}
          min="0"
          max={duration()}
          step="any"
          value={shown()}
          onInput={({ currentTarget }) => draft.move(currentTarget.valueAsNumber)}
          onChange={({ currentTarget }) => draft.settle(currentTarget.valueAsNumber)}
          onKeyDown={stepBy}
        />
      </div>
      <span class="seek-time">{timeText(duration())}</span>
    </div>
  )
}
