import { Match, Show, Switch } from 'solid-js'
import { assertNever } from '#contracts/assert-never'
import { Dialog } from '../dialog'
import { navigate } from '../navigation/navigation'
import { NameForm } from '../playlists/name-form'
import { useShared } from '../shared'
import { titleOf } from '../songs/title-of'
import { words } from '../words'
import './actions.css'
import { AskPlaylist } from './ask-playlist'
import { AskRemove, removeQuestion } from './ask-remove'
import { type Asking, asked, closeAsking } from './asking'
import { FileInfo } from './file-info'

const labelOf = (question: Asking): string => {
  switch (question.kind) {
    case 'playlist':
      return words.addToPlaylist
    case 'new-playlist':
      return words.newPlaylist
    case 'rename':
      return words.renamePlaylist
    case 'facts':
      return titleOf(question.track)
    case 'remove':
      return removeQuestion(question.tracks)
    default:
      return assertNever(question)
  }
}

const of = <Kind extends Asking['kind']>(question: Asking, kind: Kind) =>
  question.kind === kind ? (question as Extract<Asking, { kind: Kind }>) : undefined

/** The dialog in which something is asked or shown. */
const AskingDialog = () => {
  const { library } = useShared()
  const create = (
    name: string,
    tracks: readonly { readonly id: Parameters<typeof library.favourites.set>[0][number] }[],
  ) =>
    library.playlists
      .create(
        name,
        tracks.map(({ id }) => id),
      )
      .then((id) => navigate({ view: 'playlist', id }), reportError)
  const rename = (id: number, name: string) => {
    closeAsking()
    library.playlists.rename(id, name).catch(reportError)
  }
  return (
    <Dialog
      open={asked() !== null}
      label={labelOf(asked() ?? { kind: 'playlist', tracks: [] })}
      onClose={closeAsking}
    >
      <Show when={asked()} keyed>
        {(question) => (
          <Switch>
            <Match when={of(question, 'playlist')}>
              {(it) => <AskPlaylist tracks={it().tracks} onDone={closeAsking} />}
            </Match>
            <Match when={of(question, 'facts')}>
              {(it) => <FileInfo track={it().track} onDone={closeAsking} />}
            </Match>
            <Match when={of(question, 'remove')}>
              {(it) => <AskRemove tracks={it().tracks} onDone={closeAsking} />}
            </Match>
            <Match when={of(question, 'new-playlist')}>
              {(it) => (
                <>
                  <h2 class="dialog-title">{words.newPlaylist}</h2>
                  <NameForm
                    name=""
                    confirm={words.create}
                    onName={(name) => void create(name, it().tracks)}
                    onCancel={closeAsking}
                  />
                </>
              )}
            </Match>
            <Match when={of(question, 'rename')}>
              {(it) => (
                <>
                  <h2 class="dialog-title">{words.renamePlaylist}</h2>
                  <NameForm
                    name={it().playlist.name}
                    confirm={words.rename}
                    onName={(name) => rename(it().playlist.id, name)}
                    onCancel={closeAsking}
                  />
                </>
              )}
            </Match>
          </Switch>
        )}
      </Show>
    </Dialog>
  )
}

export default AskingDialog
