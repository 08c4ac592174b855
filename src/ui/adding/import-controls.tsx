import { Show } from 'solid-js'
import type { Library } from '#library/face'
import { Icon } from '../icons'
import { words } from '../words'
import type { Imports } from './create-imports'

const folderInput = (element: HTMLInputElement) => {
  element.webkitdirectory = true
}

const takesFolders = 'webkitdirectory' in HTMLInputElement.prototype

/** Files, a folder, or a folder that stays in place. The inputs lie over their pills, so they are real to everyone. */
export const ImportControls = (props: { library: Library; imports: Imports }) => {
  const take = (input: HTMLInputElement) => {
    const picked = props.library.filesOfInput(input.files ?? [])
    // The same files can be chosen again only if the input forgets them.
    input.value = ''
    if (picked.length > 0) props.imports.add(picked)
  }
  return (
    <div class="import">
      <label class="pill ink file-pill">
        <Icon name="files" size={18} />
        <span>{words.addFiles}</span>
        <input type="file" multiple onChange={({ currentTarget }) => take(currentTarget)} />
      </label>
      <Show when={takesFolders}>
        <label class="pill file-pill">
          <Icon name="folder" size={18} />
          <span>{words.addFolder}</span>
          <input
            type="file"
            multiple
            ref={folderInput}
            onChange={({ currentTarget }) => take(currentTarget)}
          />
        </label>
      </Show>
    </div>
  )
}

/** The quiet third way: files stay where they are. */
export const LinkFolder = (props: { library: Library; imports: Imports; class?: string }) => (
  <Show when={props.library.pickFolder}>
    {(pick) => (
      <button
        type="button"
        class={props.class ?? 'link link-folder'}
        title={words.linkFolderHint}
        onClick={() => props.imports.add(pick()())}
      >
        {words.linkFolder}
      </button>
    )}
  </Show>
)
