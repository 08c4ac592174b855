import { words } from '../words'

/** Original | Enhanced: to the eye a choice of two, to assistive technology the switch it is. */
export const EnhanceSwitch = (props: { enabled: boolean; onChange(enabled: boolean): void }) => (
  <button
    type="button"
    role="switch"
    class="enhance-switch"
    aria-checked={props.enabled}
    aria-label={words.enhance}
    onClick={() => props.onChange(!props.enabled)}
  >
    <span class="enhance-knob" aria-hidden="true" />
    <span class="enhance-side" aria-hidden="true">
      {words.original}
    </span>
    <span class="enhance-side" aria-hidden="true">
      {words.enhanced}
    </span>
  </button>
)
