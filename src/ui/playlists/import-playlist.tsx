import { assertNever } from '#contracts/assert-never'
import { navigate } from '../navigation/navigation'
import { complain, say } from '../remarks/remarks'
import { useShared } from '../shared'
import { words } from '../words'

/** Makes a playlist out of an M3U file. */
export const ImportPlaylist = () => {
  const { library } = useShared()
  const take = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    input.value = ''
    if (!file) return
    const result = await library.playlists.import(file)
    switch (result.status) {
      case 'imported':
        navigate({ view: 'playlist', id: result.playlist })
        say(words.playlistImported(result.name, result.matched, result.unmatched.length))
        break
      case 'unmatched':
        complain(words.playlistUnmatched(result.name, result.songs))
        break
      case 'refused':
        complain(words.playlistRefused(words.refusal(result.problem)))
        break
      default:
        assertNever(result)
    }
  }
  return (
    <label class="pill small file-pill named">
      <span>{words.importPlaylist}</span>
      <input
        type="file"
        accept=".m3u,.m3u8,audio/x-mpegurl,application/vnd.apple.mpegurl"
        onChange={({ currentTarget }) => take(currentTarget).catch(reportError)}
      />
    </label>
  )
}
