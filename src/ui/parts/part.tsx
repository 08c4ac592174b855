import { type Component, ErrorBoundary, lazy } from 'solid-js'
import { ProblemError, problem } from '#contracts/problem'
import { Lost, type Trouble } from './lost'

const incomplete = problem('page/incomplete', 'a part of the page could not be loaded')

/**
 * A component that is loaded when it is first shown. When it cannot be, or breaks, `Place` stands in its place and
 * says so; it is tried again when it is shown the next time.
 */
export const part = <Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
  Place: Component<Props & Trouble> = Lost,
) => {
  const Loaded = lazy(() =>
    load().catch(() => {
      throw new ProblemError(incomplete)
    }),
  )
  const Part = (props: Props) => (
    <ErrorBoundary fallback={(error, again) => <Place {...props} error={error} onAgain={again} />}>
      <Loaded {...props} />
    </ErrorBoundary>
  )
  return Object.assign(Part, { preload: Loaded.preload })
}
