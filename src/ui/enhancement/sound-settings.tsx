import { For, type JSX, Show } from 'solid-js'
import { type TargetLoudness, targets } from '#contracts/profile'
import type { OriginalFormat } from '#contracts/variant'
import type { RememberScope } from '#player/face'
import { useShared } from '../shared'
import { words } from '../words'
import { CrossfadeSlider } from './crossfade-slider'
import { level } from './figure'

const scopes = ['always', 'album', 'track'] as const satisfies readonly RememberScope[]
const formats: readonly OriginalFormat[] = ['source', 'webm']

/** A choice of a few, as a select with its name before it. */
const Choice = <Value extends string>(props: {
  name: string
  note?: string
  value: Value
  values: readonly Value[]
  say(value: Value): string
  onChange(value: Value): void
}): JSX.Element => (
  <label class="setting">
    <span>
      {props.name}
      <Show when={props.note}>{(note) => <small>{note()}</small>}</Show>
    </span>
    <select
      class="select"
      onChange={({ currentTarget }) => {
        const chosen = props.values.find((value) => value === currentTarget.value)
        if (chosen !== undefined) props.onChange(chosen)
      }}
    >
      <For each={props.values}>
        {(value) => (
          <option value={value} selected={props.value === value}>
            {props.say(value)}
          </option>
        )}
      </For>
    </select>
  </label>
)

/** What is set once and rarely again. */
const SoundSettings = () => {
  const { player, backend, sound, service } = useShared()
  const setTarget = (chosen: TargetLoudness) => void backend.setTargetLoudness(chosen).catch(reportError)
  const targetNames = targets.map(String)
  return (
    <div class="settings">
      <Choice
        name={words.rememberFor}
        value={sound().rememberedFor}
        values={sound().track?.albumKey === null ? scopes.filter((scope) => scope !== 'album') : scopes}
        say={(scope: RememberScope) => words.rememberScopes[scope]}
        onChange={(scope) => player.rememberFor(scope)}
      />
      <Choice
        name={words.targetLoudness}
        note={words.targetLoudnessNote}
        value={String(service().target)}
        values={targetNames}
        say={(value) => words.targetNames[Number(value) as TargetLoudness](level(Number(value)))}
        onChange={(value) => setTarget(Number(value) as TargetLoudness)}
      />
      <label class="setting">
        <span>
          {words.matchLoudness}
          <small>{words.matchLoudnessNote}</small>
        </span>
        <input
          type="checkbox"
          class="check"
          checked={sound().matchLoudness}
          onChange={({ currentTarget }) => player.setMatchLoudness(currentTarget.checked)}
        />
      </label>
      <CrossfadeSlider
        length={sound().crossfade}
        isPossible={sound().canCrossfade}
        onChange={(length) => player.setCrossfade(length)}
      />
      <Choice
        name={words.originalPlaysAs}
        value={sound().originalFormat}
        values={formats}
        say={(format: OriginalFormat) => words.originalFormats[format]}
        onChange={(format) => player.setOriginalFormat(format)}
      />
    </div>
  )
}

export default SoundSettings
