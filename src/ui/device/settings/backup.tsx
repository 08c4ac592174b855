import { assertNever } from '#contracts/assert-never'
import { problemOf } from '#contracts/problem'
import { complain, say } from '../../remarks/remarks'
import { saveFile } from '../../save-file'
import { useShared } from '../../shared'
import { words } from '../../words'
import { Setting } from './setting'

/** Everything that is not sound, out of this browser and into one. */
export const Backup = () => {
  const { library, chores } = useShared()
  const busy = () => chores.current() !== null

  const make = () =>
    chores.run(words.backupMaking, async (onProgress, signal) => {
      try {
        const file = await library.backup(onProgress, signal)
        saveFile(file)
        say(words.backupMade(file.name))
      } catch (error) {
        signal.throwIfAborted()
        complain(words.backupFailed(words.refusal(problemOf(error, 'storage/failed'))))
      }
    })
  const bringBack = (file: File) =>
    chores.run(words.backupRestoring, async (onProgress, signal) => {
      try {
        const restored = await library.restore(file, onProgress, signal)
        switch (restored.status) {
          case 'restored':
            say(words.backupRestored(restored))
            break
          case 'refused':
            complain(words.backupFaults[restored.why](file.name))
            break
          default:
            assertNever(restored)
        }
      } catch (error) {
        signal.throwIfAborted()
        complain(words.restoreFailed(words.refusal(problemOf(error, 'storage/failed'))))
      }
    })
  const take = (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    // The same file can be chosen again only if the input forgets it.
    input.value = ''
    if (file) bringBack(file).catch(reportError)
  }
  return (
    <section class="settings-part">
      <h2>{words.backup}</h2>
      <Setting name={words.backupWhole} note={words.backupNote}>
        <div class="settings-tools">
          <button
            type="button"
            class="pill small"
            disabled={busy()}
            onClick={() => make().catch(reportError)}
          >
            {words.backupMake}
          </button>
          <label class="pill small file-pill named">
            <span>{words.backupRestore}</span>
            <input
              type="file"
              accept=".json,application/json"
              disabled={busy()}
              onChange={({ currentTarget }) => take(currentTarget)}
            />
          </label>
        </div>
      </Setting>
    </section>
  )
}
