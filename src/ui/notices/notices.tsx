import { createMemo, createSignal, Show } from 'solid-js'
import type { Backend, BackendView } from '#backend/face'
import type { Library } from '#library/face'
import type { Player, PlayerView } from '#player/face'
import type { Imports } from '../adding/create-imports'
import { words } from '../words'
import { ImportNotice } from './import-notice'
import { Notice } from './notice'

/** The one place where the page speaks up, politely. */
export const Notices = (props: {
  player: Player
  library: Library
  backend: Backend
  sound: PlayerView
  service: BackendView
  imports: Imports
}) => {
  const [dismissed, setDismissed] = createSignal<PlayerView['problem']>(null)
  const problem = createMemo(() => (props.sound.problem === dismissed() ? null : props.sound.problem))

  const allowAccess = async () => {
    const track = props.sound.track
    if (track && (await props.library.askPermission(track.id))) props.player.play()
  }
  return (
    <div class="notices" role="status">
      <Show when={props.service.service === 'unavailable'}>
        <Notice>
          <p>{words.serviceUnavailable}</p>
        </Notice>
      </Show>
      <Show when={props.service.updateReady}>
        <Notice
          action={
            <button type="button" class="pill small" onClick={() => props.backend.applyUpdate()}>
              {words.reload}
            </button>
          }
        >
          <p>{words.updateReady}</p>
        </Notice>
      </Show>
      <Show when={problem()}>
        {(shown) => (
          <Notice
            onDismiss={() => setDismissed(shown())}
            action={
              <Show when={shown().code === 'file/permission'}>
                <button type="button" class="pill small" onClick={allowAccess}>
                  {words.allowAccess}
                </button>
              </Show>
            }
          >
            <p>
              {words.couldNotPlay} <em>{shown().title}</em>: {shown().detail}
            </p>
          </Notice>
        )}
      </Show>
      <Show when={props.sound.needsGesture}>
        <Notice>
          <p>{words.pressPlay}</p>
        </Notice>
      </Show>
      <Show when={props.imports.result()}>
        {(result) => <ImportNotice result={result()} onDismiss={() => props.imports.dismiss()} />}
      </Show>
    </div>
  )
}
