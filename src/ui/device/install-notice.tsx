import { createEffect, createSignal, Show } from 'solid-js'
import { createFromView } from '../from-view'
import { Notice } from '../notices/notice'
import { useShared } from '../shared'
import { words } from '../words'
import { preference } from './preference'

const answer = preference('install-offer', ['declined'])

/** Offers once, and only to somebody who is listening to music of their own, to make the app part of the device. */
export const InstallNotice = () => {
  const { device, songs, sound } = useShared()
  const installing = createFromView(device)
  const [heard, setHeard] = createSignal(false)
  const [declined, setDeclined] = createSignal(answer.read() !== null)
  createEffect(() => {
    if (sound().playback === 'playing') setHeard(true)
  })
  const isTime = () => heard() && !declined() && (songs.count() ?? 0) > 0
  const decline = () => {
    answer.write('declined')
    setDeclined(true)
  }
  return (
    <>
      <Show when={isTime() && installing() === 'offered'}>
        <Notice
          onDismiss={decline}
          action={
            <button type="button" class="pill small" onClick={() => void device.install()}>
              {words.install}
            </button>
          }
        >
          <p>{words.installOffer}</p>
        </Notice>
      </Show>
      <Show when={isTime() && installing() === 'by-hand'}>
        <Notice onDismiss={decline}>
          <p>{words.installByHand}</p>
        </Notice>
      </Show>
    </>
  )
}
