import { createResource, createSignal, Match, Show, Switch } from 'solid-js'
import StorageDialog from '../../frame/storage-dialog'
import { createFromView } from '../../from-view'
import { useShared } from '../../shared'
import { words } from '../../words'
import { Setting } from './setting'

/** What works without a network. */
export const Offline = () => {
  const { backend, service } = useShared()
  const codecs = () => service().codecs
  const fetching = () => {
    const state = codecs()
    return state.kind === 'fetching' ? state : null
  }
  return (
    <section class="settings-part">
      <h2>{words.offline}</h2>
      <Setting
        name={service().offline === 'ready' ? words.readyOffline : words.preparingOffline}
        note={words.promise}
      />
      <Setting
        name={words.offlineCodecs}
        note={
          <Switch fallback={words.codecsAbsent}>
            <Match when={codecs().kind === 'ready'}>{words.codecsReady}</Match>
            <Match when={codecs().kind === 'failed'}>{words.codecsFailed}</Match>
            <Match when={fetching()}>{(state) => words.codecsFetching(state().done, state().total)}</Match>
          </Switch>
        }
      >
        <Show when={['absent', 'failed'].includes(codecs().kind)}>
          <button type="button" class="pill small" onClick={() => backend.fetchCodecs()}>
            {words.codecsFetch}
          </button>
        </Show>
        <Show when={fetching()}>
          <button
            type="button"
            class="pill small"
            aria-label={words.codecsLeave}
            onClick={() => backend.leaveCodecs()}
          >
            {words.cancel}
          </button>
        </Show>
      </Setting>
    </section>
  )
}

/** What is kept on this device, and how safely. */
export const Kept = () => {
  const { backend, device, library, songs } = useShared()
  const [open, setOpen] = createSignal(false)
  const [room] = createResource(() => device.room())
  const [persistence] = createResource(
    () => (songs.count() ?? 0) > 0,
    () => library.persistence(),
  )
  return (
    <section class="settings-part">
      <h2>{words.keptHere}</h2>
      <Setting
        name={room.latest ? words.keptUsed(room.latest.used, room.latest.quota) : words.keptUnknown}
        note={
          <>
            {words.keptHint} <Show when={persistence.latest}>{(answer) => words.keptWhy[answer()]}</Show>
          </>
        }
      >
        <button type="button" class="pill small" onClick={() => setOpen(true)}>
          {words.storage}
        </button>
      </Setting>
      <StorageDialog backend={backend} open={open()} onClose={() => setOpen(false)} />
    </section>
  )
}

/** The app as part of the device. */
export const Installed = () => {
  const { device } = useShared()
  const installing = createFromView(device)
  return (
    <section class="settings-part">
      <h2>{words.theApp}</h2>
      <Setting name={words.name} note={words.installing[installing()]}>
        <Show when={installing() === 'offered'}>
          <button type="button" class="pill small" onClick={() => void device.install()}>
            {words.install}
          </button>
        </Show>
      </Setting>
    </section>
  )
}
