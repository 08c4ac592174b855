import { createMemo, type JSX, Show, Suspense } from 'solid-js'

/** Something lazy: from the first time on that it is wanted it is here, and until then it is not even loaded. */
export const Later = (props: { wanted: boolean; children: JSX.Element }) => {
  const here = createMemo<boolean>((before) => before || props.wanted, false)
  return (
    <Show when={here()}>
      <Suspense>{props.children}</Suspense>
    </Show>
  )
}
