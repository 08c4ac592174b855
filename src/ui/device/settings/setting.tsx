import { type JSX, Show } from 'solid-js'

/** One line of the settings: what it is, what is said about it, and its control. */
export const Setting = (props: { name: string; note?: JSX.Element; children?: JSX.Element }) => (
  <div class="settings-row">
    <div>
      <h3>{props.name}</h3>
      <Show when={props.note}>{(note) => <p>{note()}</p>}</Show>
    </div>
    {props.children}
  </div>
)
