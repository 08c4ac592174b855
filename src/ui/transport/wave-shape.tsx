import { createMemo, createSignal, onCleanup, onMount } from 'solid-js'
import type { Decibels } from '#contracts/units'
import type { Wave } from '#contracts/wave'
import { barCount, strokesPath, type WaveFrame, waveBars } from './wave-bars'

const frames: Readonly<Record<'fine' | 'wide', WaveFrame>> = {
  wide: { height: 44, pitch: 5, thickness: 2.5 },
  fine: { height: 44, pitch: 4, thickness: 2 },
}
/** Narrower than this and bars are finer, in CSS pixels. */
const narrow = 480

const Strokes = (props: { width: number; frame: WaveFrame; tips: string; bars: string }) => (
  <svg width={props.width} height={props.frame.height} aria-hidden="true">
    <path class="wave-tips" d={props.tips} stroke-width={props.frame.thickness} />
    <path class="wave-bars" d={props.bars} stroke-width={props.frame.thickness} />
  </svg>
)

/**
 * The track as bars, with what enhancement changes as their tips. Drawn anew only with the sound or the width: what
 * has been heard is a second drawing behind a window that `--done` moves.
 */
export const WaveShape = (props: { wave: Wave | null; change: readonly Decibels[] }) => {
  const [width, setWidth] = createSignal(0)
  let element: HTMLDivElement | undefined
  onMount(() => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  })
  const frame = () => (width() < narrow ? frames.fine : frames.wide)
  const bars = createMemo(() => {
    const count = barCount(width(), frame())
    const known = props.wave && waveBars(props.wave, props.change, count)
    return known && known.length > 0 ? known : Array.from({ length: count }, () => ({ before: 0, after: 0 }))
  })
  const strokes = createMemo(() => ({
    tips: strokesPath(
      bars().map(({ before, after }) => Math.max(before, after)),
      frame(),
    ),
    bars: strokesPath(
      bars().map(({ before, after }) => Math.min(before, after)),
      frame(),
    ),
  }))
  return (
    <div
      class="wave"
      classList={{ unknown: props.wave === null }}
      ref={(made) => {
        element = made
      }}
    >
      <div class="wave-rest">
        <Strokes width={width()} frame={frame()} {...strokes()} />
      </div>
      <div class="wave-window">
        <div class="wave-done">
          <Strokes width={width()} frame={frame()} {...strokes()} />
        </div>
      </div>
    </div>
  )
}
