import { createMemo, createSignal, onCleanup, Show, Suspense } from 'solid-js'
import type { BackendView } from '#backend/face'
import type { PlayerView } from '#player/face'
import type { Arrivals } from '../device/create-arrivals'
import { InstallNotice } from '../device/install-notice'
import { isToldInPlace, LostWords, Reload } from '../parts/lost'
import { part } from '../parts/part'
import { RemarkNotice } from '../remarks/remark-notice'
import { useShared } from '../shared'
import { words } from '../words'
import { Notice } from './notice'

const ImportNotice = part(
  async () => ({ default: (await import('./import-notice')).ImportNotice }),
  // The line above it says so.
  () => null,
)

/** The one place where the page speaks up, politely. */
export const Notices = (props: { arrivals: Arrivals }) => {
  const { player, library, backend, sound, service, holdings, imports } = useShared()
  const [fullSeen, setFullSeen] = createSignal(false)
  const [lossSeen, setLossSeen] = createSignal<BackendView['pageProblem']>(null)
  const [dismissed, setDismissed] = createSignal<PlayerView['problem']>(null)
  const problem = createMemo(() => (sound().problem === dismissed() ? null : sound().problem))

  const loss = () => {
    const { pageProblem } = service()
    return isToldInPlace() || pageProblem === lossSeen() ? null : pageProblem
  }

  const allowAccess = async () => {
    const track = sound().track
    if (track && (await library.askPermission(track.id))) player.play()
  }
  /** A sheet that lies over the page ends above what is said. */
  const measure = (element: HTMLElement) => {
    const observer = new ResizeObserver(() =>
      element.parentElement?.style.setProperty('--notices', `${element.offsetHeight}px`),
    )
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  }
  return (
    <div class="notices" role="status" ref={measure}>
      <Show when={service().service === 'unavailable'}>
        <Notice>
          <p>
            {words.serviceUnavailable} <small>{service().serviceProblem?.code}</small>
          </p>
        </Notice>
      </Show>
      <Show when={holdings.problem()}>
        {(shown) => (
          <Notice action={<Reload />}>
            <p>
              {words.libraryUnavailable} <small>{shown().code}</small>
            </p>
          </Notice>
        )}
      </Show>
      <Show when={loss()}>
        {(shown) => (
          <Notice onDismiss={() => setLossSeen(shown())} action={<Reload />}>
            <LostWords problem={shown()} />
          </Notice>
        )}
      </Show>
      <Show when={service().updateReady}>
        <Notice
          onDismiss={() => backend.declineUpdate()}
          action={
            <button type="button" class="pill small" onClick={() => backend.applyUpdate()}>
              {words.reload}
            </button>
          }
        >
          <p>{words.updateReady}</p>
        </Notice>
      </Show>
      <Show when={service().diskFull && !fullSeen()}>
        <Notice onDismiss={() => setFullSeen(true)}>
          <p>{words.diskFull}</p>
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
      <Show when={sound().needsGesture}>
        <Notice>
          <p>{words.pressPlay}</p>
        </Notice>
      </Show>
      <Show when={props.arrivals.lost()}>
        <Notice onDismiss={() => props.arrivals.dismiss()}>
          <p>{words.shareLost}</p>
        </Notice>
      </Show>
      <InstallNotice />
      <Show when={imports.result()}>
        {(result) => (
          <Suspense>
            <ImportNotice result={result()} onDismiss={() => imports.dismiss()} />
          </Suspense>
        )}
      </Show>
      <RemarkNotice />
    </div>
  )
}
