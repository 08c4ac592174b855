import { type JSX, Show } from 'solid-js'

/** The name of a view, what it holds, and what can be done with all of it. */
export const ViewHead = (props: { title: string; note?: string; children?: JSX.Element }) => (
  <div class="view-head">
    <h1 class="view-title">{props.title}</h1>
    <Show when={props.note}>{(note) => <p class="view-note figures clip">{note()}</p>}</Show>
    <div class="view-tools">{props.children}</div>
  </div>
)
