import { seconds } from '#contracts/units'
import type { PlayerView } from '#player/face'
import { createDraft } from '../draft'
import { arrowStep } from '../keyboard/shortcut'
import { timeText } from '../time'
import { words } from '../words'
import type { Position } from './position'

/** The drawing beneath the seek slider. `--done` on it is the share already heard. */
const SeekShape = (props: { done: number }) => (
  <div class="seek-shape" style={{ '--done': props.done }} aria-hidden="true">
    <div class="seek-rest" />
    <div class="seek-done" />
    <div class="seek-head" />
  </div>
)

const directionOf: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** Elapsed time, the bar, and the length. */
export const SeekBar = (props: { view: PlayerView; position: Position }) => {
  const duration = () => props.view.duration || props.view.track?.duration || seconds(0)
  const draft = createDraft((value) => props.position.seek(seconds(value)))
  const shown = () => seconds(Math.min(draft.value() ?? props.position.now(), duration()))
  const done = () => (duration() > 0 ? shown() / duration() : 0)

  const stepBy = (event: KeyboardEvent) => {
    const direction = directionOf[event.key]
    if (direction === undefined || event.shiftKey) return
    event.preventDefault()
    draft.settle(Math.min(duration(), Math.max(0, shown() + direction * arrowStep)))
  }
  return (
    <div class="seek figures">
      <span>{timeText(shown())}</span>
      <div class="seek-bar">
        <SeekShape done={done()} />
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
      <span>{timeText(duration())}</span>
    </div>
  )
}
