import { For } from 'solid-js'
import { type OriginalFormat, originalFormats } from '#contracts/variant'
import { words } from '../words'

const isFormat = (value: string): value is OriginalFormat =>
  originalFormats.some((format) => format === value)

/** What the original is played as: the file's own packets, or compact ones. */
export const OriginalFormatSetting = (props: {
  value: OriginalFormat
  onChange(format: OriginalFormat): void
}) => (
  <label class="original-format">
    <span>{words.originalPlaysAs}</span>
    <select
      onChange={({ currentTarget }) => {
        if (isFormat(currentTarget.value)) props.onChange(currentTarget.value)
      }}
    >
      <For each={['source', 'webm'] as const}>
        {(format) => (
          <option value={format} selected={props.value === format}>
            {words.originalFormats[format]}
          </option>
        )}
      </For>
    </select>
  </label>
)
