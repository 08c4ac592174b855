import { words } from '../words'

/** Bars that dance while the row's song sounds, and stand while it rests. */
export const PlayingBars = (props: { sounding: boolean }) => (
  <span class="bars" classList={{ sounding: props.sounding }}>
    <i />
    <i />
    <i />
    <span class="hidden">{words.nowPlaying}</span>
  </span>
)
