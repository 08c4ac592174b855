import { type JSX, Show } from 'solid-js'
import { Icon } from '../icons'
import { words } from '../words'
import { createPassing } from './create-passing'

/** One message: what happened, what can be done, and the way to put it aside. */
export const Notice = (props: {
  children: JSX.Element
  action?: JSX.Element
  onDismiss?: () => void
  /** News that asks nothing of anybody: puts itself aside after a while. What went wrong stays. */
  passing?: boolean
}) => {
  const hold = createPassing(
    () => props.passing === true,
    () => props.onDismiss?.(),
  )
  return (
    <div class="notice" classList={{ passing: props.passing === true }} {...hold}>
      <div class="notice-text">{props.children}</div>
      {props.action}
      <Show when={props.onDismiss}>
        {(dismiss) => (
          <button
            type="button"
            class="icon-button notice-dismiss"
            aria-label={words.dismiss}
            onClick={() => dismiss()()}
          >
            <Icon name="close" size={16} />
          </button>
        )}
      </Show>
    </div>
  )
}
