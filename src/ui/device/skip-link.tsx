import { words } from '../words'

/** Past the rail, for whoever goes by the keyboard. A button: the page's address belongs to the views. */
export const SkipLink = () => (
  <button type="button" class="skip-link" onClick={() => document.getElementById('music')?.focus()}>
    {words.skipToMusic}
  </button>
)
