import { For, Show } from 'solid-js'
import type { ImportResult } from '../adding/create-imports'
import { hrefOf } from '../navigation/route'
import { summarySentence, words } from '../words'
import { namedIn } from './named-in'
import { Notice } from './notice'

/** What came of an import: the counts, and each refused file by name. */
export const ImportNotice = (props: { result: ImportResult; onDismiss(): void }) => {
  const refused = () => (props.result.kind === 'stopped' ? [] : props.result.summary.refused)
  const isOutOfRoom = () => refused().some(({ problem }) => problem.code === 'storage/full')
  return (
    <Notice
      passing={props.result.kind !== 'stopped' && refused().length === 0}
      onDismiss={() => props.onDismiss()}
      action={
        <Show when={isOutOfRoom()}>
          <a class="pill small" href={hrefOf({ view: 'settings' })}>
            {words.seeStorage}
          </a>
        </Show>
      }
    >
      <p>
        {props.result.kind === 'stopped'
          ? words.importStopped(props.result.why)
          : summarySentence(props.result)}
      </p>
      <Show when={isOutOfRoom()}>
        <p>{words.noRoomHint}</p>
      </Show>
      <Show when={refused().length > 0}>
        <ul class="refused" aria-live="off">
          <For each={refused()}>
            {({ fileName, problem }) => {
              const { before, after } = namedIn(words.refusal(problem), fileName)
              return (
                <li>
                  {before}
                  <em>{fileName}</em>
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
