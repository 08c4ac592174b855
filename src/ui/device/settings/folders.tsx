import { createSignal, For, Show } from 'solid-js'
import { assertNever } from '#contracts/assert-never'
import { problemOf } from '#contracts/problem'
import type { LinkedFolder } from '#library/face'
import { LinkFolder } from '../../adding/import-controls'
import { Dialog } from '../../dialog'
import { createObserved } from '../../observed'
import { complain, say } from '../../remarks/remarks'
import { useShared } from '../../shared'
import { words } from '../../words'
import { Setting } from './setting'

const Unlink = (props: { folder: LinkedFolder | null; onDone(): void }) => {
  const { library } = useShared()
  const unlink = ({ id, name }: LinkedFolder) => {
    library.folders.remove(id).then(() => say(words.unlinked(name)), reportError)
    props.onDone()
  }
  return (
    <Dialog
      open={props.folder !== null}
      label={words.unlinkQuestion(props.folder?.name ?? '')}
      onClose={() => props.onDone()}
    >
      <Show when={props.folder}>
        {(folder) => (
          <>
            <h2 class="dialog-title">{words.unlinkQuestion(folder().name)}</h2>
            <p class="dialog-note">{words.unlinkNote(folder().trackCount)}</p>
            <p class="dialog-actions">
              <button type="button" class="pill small" onClick={() => props.onDone()}>
                {words.cancel}
              </button>
              <button type="button" class="pill small ink" onClick={() => unlink(folder())}>
                {words.unlink}
              </button>
            </p>
          </>
        )}
      </Show>
    </Dialog>
  )
}

/** Folders whose files stay where they are: looked through again, or let go. */
export const Folders = () => {
  const { library, imports, chores } = useShared()
  const folders = createObserved(library.folders.observe, [] as readonly LinkedFolder[])
  const [leaving, setLeaving] = createSignal<LinkedFolder | null>(null)
  const rescan = ({ id, name }: LinkedFolder) =>
    chores.run(words.rescanning(name), async (onProgress, signal) => {
      try {
        const outcome = await library.folders.rescan(id, onProgress, signal)
        signal.throwIfAborted()
        switch (outcome.status) {
          case 'scanned':
            if (outcome.refused.length > 0) complain(words.rescanned(name, outcome))
            else say(words.rescanned(name, outcome))
            break
          case 'refused':
            complain(words.refusal(outcome.problem))
            break
          default:
            assertNever(outcome)
        }
      } catch (error) {
        signal.throwIfAborted()
        complain(words.rescanFailed(name, words.refusal(problemOf(error, 'storage/failed'))))
      }
    })
  return (
    <Show when={library.pickFolder || folders().length > 0}>
      <section class="settings-part">
        <h2>{words.folders}</h2>
        <For each={folders()}>
          {(folder) => (
            <Setting
              name={folder.name}
              note={
                <>
                  {words.folderHolds(folder.trackCount, folder.scannedAt)}
                  <Show when={folder.access === 'ask'}> {words.folderAsks}</Show>
                </>
              }
            >
              <div class="settings-tools">
                <button
                  type="button"
                  class="pill small"
                  aria-label={words.rescanFolder(folder.name)}
                  disabled={chores.current() !== null}
                  onClick={() => rescan(folder).catch(reportError)}
                >
                  {folder.access === 'ask' ? words.allowAccess : words.rescan}
                </button>
                <button
                  type="button"
                  class="pill small"
                  aria-label={words.unlinkFolder(folder.name)}
                  onClick={() => setLeaving(folder)}
                >
                  {words.unlink}
                </button>
              </div>
            </Setting>
          )}
        </For>
        <Setting
          name={folders().length === 0 ? words.noFolders : words.oneMoreFolder}
          note={words.linkFolderHint}
        >
          <LinkFolder class="pill small" library={library} imports={imports} />
        </Setting>
        <Unlink folder={leaving()} onDone={() => setLeaving(null)} />
      </section>
    </Show>
  )
}
