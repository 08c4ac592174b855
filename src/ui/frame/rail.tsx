import { type JSX, Show } from 'solid-js'
import type { Backend, BackendView } from '#backend/face'
import type { Persistence } from '#library/face'
import { EarMark } from '../icons'
import { hrefOf } from '../navigation/route'
import { useShared } from '../shared'
import { words } from '../words'
import { ViewsNav } from './views-nav'

const Codecs = (props: { backend: Backend; service: BackendView }) => {
  const fetching = () => (props.service.codecs.kind === 'fetching' ? props.service.codecs : undefined)
  return (
    <>
      <Show when={fetching()}>
        {(codecs) => (
          <span class="standing-codecs figures">
            {words.codecsFetching(codecs().done, codecs().total)}{' '}
            <button
              type="button"
              class="link"
              aria-label={words.codecsLeave}
              onClick={() => props.backend.leaveCodecs()}
            >
              {words.cancel}
            </button>
          </span>
        )}
      </Show>
      <Show when={props.service.codecs.kind === 'failed'}>
        <span>
          {words.codecsFailed}{' '}
          <button type="button" class="link" onClick={() => props.backend.fetchCodecs()}>
            {words.codecsFetch}
          </button>
        </span>
      </Show>
    </>
  )
}

/** The name, the views, and how things stand on this device. On small screens it lies along the top. */
export const Rail = (props: {
  persistence: Persistence
  inert: boolean
  onHelp(): void
  onStorage(): void
  children: JSX.Element
}) => {
  const { backend, service, holdings } = useShared()
  const songCount = () => holdings.count() ?? 0
  return (
    <header class="rail" inert={props.inert}>
      <div class="logo">
        <EarMark size={26} />
        <span>{words.name}</span>
      </div>
      <ViewsNav onHelp={() => props.onHelp()} onStorage={() => props.onStorage()} />
      <div class="rail-more">{props.children}</div>
      <div class="standing">
        <Show when={service().service !== 'unavailable'}>
          <b>{service().offline === 'ready' ? words.readyOffline : words.preparingOffline}</b>
        </Show>
        <Codecs backend={backend} service={service()} />
        <Show when={songCount() > 0 && words.persistence[props.persistence]}>
          {(kept) => <span class="standing-kept">{kept()}</span>}
        </Show>
        <span class="standing-promise">{words.promise}</span>
        <a class="link standing-help" href={hrefOf({ view: 'settings' })}>
          {words.viewNames.settings}
        </a>
        <button type="button" class="link standing-help" onClick={() => props.onStorage()}>
          {words.storage}
        </button>
        <button type="button" class="link standing-help" onClick={() => props.onHelp()}>
          {words.help}
        </button>
      </div>
    </header>
  )
}
