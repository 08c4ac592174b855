import { createSignal, type JSX, onMount, Show, Suspense } from 'solid-js'

/** Shows what has just been opened, where it lies below an edge. */
const Seen = (props: { whole: () => HTMLElement | undefined }) => {
  onMount(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    props.whole()?.scrollIntoView({ block: 'nearest', behavior: still ? 'instant' : 'smooth' })
  })
  return null
}

/** What not everybody looks for, made when it is opened. */
export const More = (props: { label: string; children: JSX.Element }) => {
  const [open, setOpen] = createSignal(false)
  let element: HTMLDetailsElement | undefined
  return (
    <details
      class="more"
      ref={(made) => {
        element = made
      }}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{props.label}</summary>
      <Show when={open()}>
        <Suspense>
          {props.children}
          <Seen whole={() => element} />
        </Suspense>
      </Show>
    </details>
  )
}
