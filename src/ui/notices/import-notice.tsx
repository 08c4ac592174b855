import { For, Show } from 'solid-js'
import type { ImportResult } from '../adding/create-imports'
import { summarySentence, words } from '../words'
import { namedIn } from './named-in'
import { Notice } from './notice'

/** What came of an import: the counts, and each refused file by name. */
export const ImportNotice = (props: { result: ImportResult; onDismiss(): void }) => {
  const refused = () => (props.result.kind === 'finished' ? props.result.summary.refused : [])
  return (
    <Notice onDismiss={() => props.onDismiss()}>
      <p>
        {props.result.kind === 'finished'
          ? summarySentence(props.result.summary)
          : words.importStopped(props.result.why)}
      </p>
      <Show when={refused().length > 0}>
        <ul class="refused" aria-live="off">
          <For each={refused()}>
            {({ fileName, problem }) => {
              const { before, after } = namedIn(problem.detail, fileName)
              return (
                <li>
                  {before}
                  <b>{fileName}</b>
                  {after}
                </li>
              )
            }}
          </For>
        </ul>
      </Show>
    </Notice>
  )
}
