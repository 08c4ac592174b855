import { type Accessor, createSignal, onCleanup } from 'solid-js'

interface Source<View> {
  view(): View
  subscribe(listener: (view: View) => void): () => void
}

/** A signal of what a room shows, for as long as its owner lives. */
export const createFromView = <View>(source: Source<View>): Accessor<View> => {
  const [view, setView] = createSignal(source.view())
  const stop = source.subscribe((next) => setView(() => next))
  onCleanup(stop)
  return view
}
