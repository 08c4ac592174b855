import { Show } from 'solid-js'
import { Job } from '../adding/job'
import { useShared } from '../shared'
import { words } from '../words'

/** Long work on its way: an import, what else was asked for, the analysis. */
export const Jobs = () => {
  const { imports, chores, backend, service } = useShared()
  return (
    <>
      <Show when={imports.progress()}>
        {(progress) => (
          <Job
            label={words.importing}
            text={words.importProgress(progress().done, progress().total)}
            done={progress().done}
            total={progress().total}
            onCancel={imports.cancel}
          />
        )}
      </Show>
      <Show when={chores.current()}>
        {(chore) => (
          <Job
            label={chore().name}
            text={
              chore().total > 0
                ? words.choreProgress(chore().name, chore().done, chore().total)
                : chore().name
            }
            done={chore().done}
            total={chore().total}
            onCancel={chores.cancel}
          />
        )}
      </Show>
      <Show when={service().analysis}>
        {(analysis) => (
          <Job
            label={words.analysing}
            text={words.analysisProgress(analysis().done, analysis().total)}
            done={analysis().share}
            total={1}
            onCancel={() => backend.rest()}
            cancel={words.analysisLater}
          />
        )}
      </Show>
    </>
  )
}
