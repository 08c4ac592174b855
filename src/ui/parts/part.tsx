import { type Component, ErrorBoundary, lazy } from 'solid-js'
import { loaded } from '#contracts/part-lost'
import { Lost, type Trouble } from './lost'

/**
 * A component that is loaded when it is first shown. When it cannot be, or breaks, `Place` stands in its place and
 * says so; it is tried again when it is shown the next time.
 */
export const part = <Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
  Place: Component<Props & Trouble> = Lost,
) => {
  const Loaded = lazy(() => loaded(load()))
  const Part = (props: Props) => (
    <ErrorBoundary fallback={(error, again) => <Place {...props} error={error} onAgain={again} />}>
      <Loaded {...props} />
    </ErrorBoundary>
  )
  return Object.assign(Part, { preload: Loaded.preload })
}
