import { words } from '../words'

/** Bars that dance for a moment when the row's song begins to sound. */
export const PlayingBars = (props: { sounding: boolean }) => (
  <span class="bars" classList={{ sounding: props.sounding }}>
    <i />
    <i />
    <i />
    <span class="hidden">{words.nowPlaying}</span>
  </span>
)
