import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'
import { type Problem, problemOf } from '#contracts/problem'
import { Dialog } from '../dialog'
import { route } from '../navigation/navigation'
import { words } from '../words'

/** What became of a part of the page, and the way to try it again. */
export interface Trouble {
  readonly error: unknown
  onAgain(): void
}

const [told, setTold] = createSignal(0)

/** What is lost is told of in its own place: the notices need not repeat it. */
export const isToldInPlace = () => told() > 0

/** The sentence, the code, and what helps. */
export const LostWords = (props: { problem: Problem }) => (
  <p>
    {props.problem.code === 'page/incomplete' ? words.pageIncomplete : words.pageFailed}{' '}
    <small>{props.problem.code}</small>
  </p>
)

export const Reload = (props: { main?: boolean }) => (
  <button
    type="button"
    class="pill small"
    classList={{ ink: props.main === true }}
    onClick={() => location.reload()}
  >
    {words.reload}
  </button>
)

const problemIn = (error: unknown) => problemOf(error, 'page/failed')

/** Holds for as long as it is told. */
const tell = () => {
  setTold((times) => times + 1)
  onCleanup(() => setTold((times) => times - 1))
}

/** In the place of a view or a page. Another address is another view. */
export const Lost = (props: Trouble) => {
  reportError(props.error)
  tell()
  createEffect(on(route, () => props.onAgain(), { defer: true }))
  let element: HTMLElement | undefined
  onMount(() => element?.scrollIntoView({ block: 'nearest' }))
  return (
    <div
      class="lost"
      role="alert"
      ref={(made) => {
        element = made
      }}
    >
      <LostWords problem={problemIn(props.error)} />
      <Reload />
    </div>
  )
}

/** In the place of a dialog or a menu: opened anew, it is tried again. */
export const LostDialog = (props: Trouble & { open: boolean; onClose(): void }) => {
  reportError(props.error)
  createEffect(() => props.open && tell())
  createEffect(
    on(
      () => props.open,
      (open) => open && props.onAgain(),
      { defer: true },
    ),
  )
  return (
    <Dialog open={props.open} label={words.pageLost} onClose={() => props.onClose()}>
      <LostWords problem={problemIn(props.error)} />
      <p class="dialog-actions">
        <button type="button" class="pill small" onClick={() => props.onClose()}>
          {words.close}
        </button>
        <Reload main />
      </p>
    </Dialog>
  )
}
