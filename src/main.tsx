import { createSignal, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { createBackend } from './backend/create-backend'
import { milliseconds } from './contracts/units'
import { createOpening } from './create-opening'
import { createDevice } from './device/create-device'
import { followTarget } from './follow-target'
import { createLibrary } from './library/create-library'
import { tellLoudness } from './loudness-figures'
import { createPlayer } from './player/create-player'
import { reportHeard } from './report-heard'
import { reportPlayed } from './report-played'
import { App, loadViews } from './ui/app'
import { playableOf } from './ui/playable'
import { onSpeak } from './ui/words'
import { createShown } from './when-shown'

/** Whoever waits longer for the database sees the page without what is stored. */
const patience = milliseconds(400)

/** Puts the rooms together and draws the page. */
export const start = (): void => {
  const root = document.getElementById('app')
  if (!root) throw new Error('index.html has no #app')

  const base = new URL('./', document.baseURI)
  const { shown, show } = createShown()
  const opening = createOpening(shown)
  const stored = Promise.all([shown, opening.begun]).then(() => import('./stored'))
  const backend = createBackend(base, shown, opening)
  const library = createLibrary({ opening, shown, onRemoved: backend.forget })
  const player = createPlayer({
    base: base.href,
    artworkOf: async (track) => (await stored).lockScreenArtwork(library)(track),
  })
  reportHeard(player, backend)
  reportPlayed(player, (id) => void library.plays.notePlayed(id).catch(reportError))
  tellLoudness(player, backend.report)
  followTarget(player, backend)
  stored.then(({ keepChoices }) => keepChoices(player)).catch(reportError)
  const sessionBack = stored
    .then(({ keepSession }) => keepSession(player, library, playableOf))
    .catch(reportError)
  // What is opened with the app comes after what was playing when it was last open.
  const device = createDevice(sessionBack)

  const [drawing, setDrawing] = createSignal(1)
  onSpeak(() => setDrawing((times) => times + 1))

  // Made while the database answers, and seen with what it holds: laid out without, and then again, it takes longer.
  root.hidden = true
  const reveal = () => {
    if (!root.hidden) return
    root.hidden = false
    show()
  }
  library.observeCollection(reveal)
  const [overdue, setOverdue] = createSignal(false)
  setTimeout(() => {
    reveal()
    setOverdue(true)
  }, patience)
  loadViews().catch(() => {})

  render(
    () => (
      <Show when={drawing()} keyed>
        <App
          player={player}
          library={library}
          backend={backend}
          device={device}
          sessionBack={sessionBack}
          overdue={overdue()}
        />
      </Show>
    ),
    root,
  )
}
