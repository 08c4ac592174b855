import { render } from 'solid-js/web'
import { createBackend } from './backend/create-backend'
import { keepChoices } from './keep-choices'
import { keepSession } from './keep-session'
import { createDevice } from './device/create-device'
import { createLibrary } from './library/create-library'
import { lockScreenArtwork } from './lock-screen-artwork'
import { tellLoudness } from './loudness-figures'
import { createPlayer } from './player/create-player'
import { reportHeard } from './report-heard'
import { reportPlayed } from './report-played'
import { App } from './ui/app'
import { playableOf } from './ui/playable'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

const base = new URL('./', document.baseURI)
const backend = createBackend(base)
const library = createLibrary({ onRemoved: backend.forget })
const player = createPlayer({ base: base.href, artworkOf: lockScreenArtwork(library) })
reportHeard(player, backend)
reportPlayed(player, (id) => void library.plays.notePlayed(id).catch(reportError))
tellLoudness(player, backend.report)
keepChoices(player).catch(reportError)
keepSession(
  player,
  library,
  playableOf(() => undefined),
).catch(reportError)

render(() => <App player={player} library={library} backend={backend} device={createDevice()} />, root)
