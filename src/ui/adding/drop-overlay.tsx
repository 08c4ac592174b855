import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import type { Library } from '#library/face'
import { EarMark } from '../icons'
import { words } from '../words'
import type { Imports } from './create-imports'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Takes files and folders dropped anywhere on the page. */
export const DropOverlay = (props: { library: Library; imports: Imports }) => {
  const [depth, setDepth] = createSignal(0)

  const enter = (event: DragEvent) => {
    if (holdsFiles(event)) setDepth((now) => now + 1)
  }
  const leave = (event: DragEvent) => {
    if (holdsFiles(event)) setDepth((now) => Math.max(0, now - 1))
  }
  const over = (event: DragEvent) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
  }
  const drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    setDepth(0)
    if (event.dataTransfer) props.imports.add(props.library.filesOfDrop(event.dataTransfer.items))
  }
  const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop } as const
  const names = Object.keys(listeners) as (keyof typeof listeners)[]
  onMount(() => {
    for (const name of names) document.addEventListener(name, listeners[name])
    onCleanup(() => {
      for (const name of names) document.removeEventListener(name, listeners[name])
    })
  })
  return (
    <Show when={depth() > 0}>
      <div class="drop-overlay" aria-hidden="true">
        <EarMark size={64} />
        <p>{words.dropToAdd}</p>
      </div>
    </Show>
  )
}
