import { createSignal, onMount } from 'solid-js'
import { words } from '../words'

/** Asks for the name of a playlist. */
export const NameForm = (props: {
  name: string
  confirm: string
  onName(name: string): void
  onCancel(): void
}) => {
  const [name, setName] = createSignal(props.name)
  let input: HTMLInputElement | undefined
  onMount(() => input?.select())
  return (
    <form
      class="name-form"
      onSubmit={(event) => {
        event.preventDefault()
        const given = name().trim()
        if (given) props.onName(given)
      }}
    >
      <input
        ref={(element) => {
          input = element
        }}
        class="field"
        type="text"
        aria-label={words.playlistName}
        placeholder={words.playlistName}
        autocomplete="off"
        autofocus
        maxlength="200"
        value={name()}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <p class="dialog-actions">
        <button type="button" class="pill small" onClick={() => props.onCancel()}>
          {words.cancel}
        </button>
        <button type="submit" class="pill small ink" disabled={name().trim() === ''}>
          {props.confirm}
        </button>
      </p>
    </form>
  )
}
