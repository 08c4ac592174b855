import { For, type JSX, Match, Suspense, Switch } from 'solid-js'
import { part } from '../parts/part'
import { useShared } from '../shared'
import { words } from '../words'

const Queue = part(() => import('./queue'))
const Lyrics = part(() => import('./lyrics'))
const Details = part(() => import('./details'))

const pages = ['sound', 'queue', 'lyrics', 'details'] as const
export type Page = (typeof pages)[number]

const stepOf: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

const Tab = (props: { page: Page; chosen: boolean; onChoose(): void; onStep(by: number): void }) => (
  <button
    type="button"
    role="tab"
    class="listen-tab"
    id={`listen-${props.page}`}
    aria-selected={props.chosen}
    aria-controls="listen-page"
    tabindex={props.chosen ? 0 : -1}
    onClick={() => props.onChoose()}
    onKeyDown={(event) => {
      const step = stepOf[event.key]
      if (step === undefined || event.shiftKey) return
      event.preventDefault()
      props.onStep(step)
    }}
  >
    {words.pages[props.page]}
  </button>
)

/** What there is beside what plays: its sound, and pages that are loaded when they are first opened. */
export const Pages = (props: { page: Page; onPage(page: Page): void; children: JSX.Element }) => {
  const { isPhone } = useShared()
  const choose = (page: Page, focus = false) => {
    props.onPage(page)
    if (focus) document.getElementById(`listen-${page}`)?.focus()
  }
  const stepFrom = (page: Page, by: number) => {
    const next = pages[(pages.indexOf(page) + by + pages.length) % pages.length]
    if (next) choose(next, true)
  }
  return (
    <>
      <div class="listen-tabs" role="tablist" aria-label={words.listening}>
        <For each={pages}>
          {(page) => (
            <Tab
              page={page}
              chosen={props.page === page}
              // On a phone the page lies over the sound: the same tab puts it away again.
              onChoose={() => choose(isPhone() && props.page === page ? 'sound' : page)}
              onStep={(by) => stepFrom(page, by)}
            />
          )}
        </For>
      </div>
      <div
        class="listen-page"
        classList={{ sound: props.page === 'sound' }}
        id="listen-page"
        role="tabpanel"
        aria-labelledby={`listen-${props.page}`}
      >
        <Switch>
          <Match when={props.page === 'sound'}>{props.children}</Match>
          <Match when={props.page !== 'sound'}>
            <Suspense>
              <Switch>
                <Match when={props.page === 'queue'}>
                  <Queue />
                </Match>
                <Match when={props.page === 'lyrics'}>
                  <Lyrics />
                </Match>
                <Match when={props.page === 'details'}>
                  <Details />
                </Match>
              </Switch>
            </Suspense>
          </Match>
        </Switch>
      </div>
    </>
  )
}
