import { For } from 'solid-js'
import type { FileFacts } from '#library/face'
import { factRows } from './fact-rows'
import './fact-list.css'

/** What is known of a file, line by line. */
export const FactList = (props: { facts: FileFacts }) => (
  <dl class="facts figures">
    <For each={factRows(props.facts)}>
      {([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      )}
    </For>
  </dl>
)
