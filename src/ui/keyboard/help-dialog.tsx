import { For } from 'solid-js'
import { Dialog } from '../dialog'
import { words } from '../words'
import './help-dialog.css'

const HelpDialog = (props: { open: boolean; onClose(): void }) => (
  <Dialog open={props.open} label={words.help} onClose={() => props.onClose()}>
    <h2 class="dialog-title">{words.help}</h2>
    <dl class="keys">
      <For each={words.shortcuts}>
        {([keys, meaning]) => (
          <div>
            <dt>
              <For each={keys}>{(key) => (key === '–' ? <span>–</span> : <kbd>{key}</kbd>)}</For>
            </dt>
            <dd>{meaning}</dd>
          </div>
        )}
      </For>
    </dl>
    <p class="dialog-actions">
      <button type="button" class="pill small" onClick={() => props.onClose()}>
        {words.close}
      </button>
    </p>
  </Dialog>
)

export default HelpDialog
