import { Show } from 'solid-js'
import { words } from '../words'

/** A long piece of work on its way. */
export const Job = (props: {
  label: string
  text: string
  done: number
  total: number
  onCancel?: () => void
  /** What the way out is called, where it is no end for good. */
  cancel?: string
}) => (
  <div class="job">
    <span class="figures">{props.text}</span>
    <progress aria-label={props.label} value={props.done} max={Math.max(1, props.total)} />
    <Show when={props.onCancel}>
      {(cancel) => (
        <button type="button" class="link" onClick={() => cancel()()}>
          {props.cancel ?? words.cancel}
        </button>
      )}
    </Show>
  </div>
)
