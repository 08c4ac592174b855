import { createSignal, Show } from 'solid-js'
import { Icon } from '../icons'
import { useShared } from '../shared'
import { words } from '../words'
import { playAdded } from './play-added'

type State = 'resting' | 'making' | 'failed'

/** For whoever has no music at hand: a short piece that the page plays into a file, takes in and starts. */
export const TryPiece = () => {
  const shared = useShared()
  const [state, setState] = createSignal<State>('resting')
  const start = async () => {
    if (state() === 'making') return
    setState('making')
    try {
      const { makePiece } = await import('./piece/make-piece')
      const file = await makePiece()
      await playAdded(shared, [{ file, path: file.name }])
      setState('resting')
    } catch {
      setState('failed')
    }
  }
  return (
    <p class="try-piece">
      <button type="button" class="link" aria-disabled={state() === 'making'} onClick={() => void start()}>
        <Icon name="play" size={16} />
        {words.tryPiece}
      </button>
      <span role="status">
        <Show when={state() === 'making'}>{words.tryPieceMaking}</Show>
        <Show when={state() === 'failed'}>{words.tryPieceFailed}</Show>
      </span>
    </p>
  )
}
