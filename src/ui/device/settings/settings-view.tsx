import { createSignal } from 'solid-js'
import HelpDialog from '../../keyboard/help-dialog'
import { ViewHead } from '../../views/view-head'
import { words } from '../../words'
import { Appearance } from './appearance'
import { Backup } from './backup'
import { Folders } from './folders'
import { Installed, Kept, Offline } from './on-device'
import { Setting } from './setting'
import './settings.css'

const Keys = () => {
  const [open, setOpen] = createSignal(false)
  return (
    <Setting name={words.help}>
      <button type="button" class="pill small" onClick={() => setOpen(true)}>
        {words.showKeys}
      </button>
      <HelpDialog open={open()} onClose={() => setOpen(false)} />
    </Setting>
  )
}

/** Everything there is to choose about the app itself. */
export const SettingsView = () => (
  <div class="settings-view">
    <ViewHead title={words.viewNames.settings} />
    <Appearance />
    <Offline />
    <Kept />
    <Folders />
    <Backup />
    <Installed />
    <section class="settings-part">
      <h2>{words.about}</h2>
      <Keys />
      <p class="settings-about">{words.aboutText}</p>
    </section>
  </div>
)
