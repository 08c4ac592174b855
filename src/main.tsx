import { render } from 'solid-js/web'
import { createBackend } from './backend/create-backend'
import { createLibrary } from './library/create-library'
import { createPlayer } from './player/create-player'
import { reportHeard } from './report-heard'
import { App } from './ui/app'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

const base = new URL('./', document.baseURI)
const backend = createBackend(base)
const library = createLibrary({ onRemoved: backend.forget })
const player = createPlayer({ base: base.href })
reportHeard(player, backend.heard)

render(() => <App player={player} library={library} backend={backend} />, root)
