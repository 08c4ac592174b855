import { createUniqueId, For } from 'solid-js'

interface Option<Value> {
  readonly value: Value
  readonly name: string
}

/** One of a few, all of them to be seen. */
export const Choice = <Value extends string>(props: {
  label: string
  options: readonly Option<Value>[]
  value: Value
  onChange(value: Value): void
}) => {
  const group = createUniqueId()
  return (
    <fieldset class="segments">
      <legend class="hidden">{props.label}</legend>
      <For each={props.options}>
        {({ value, name }) => (
          <label>
            <input
              type="radio"
              name={group}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <span>{name}</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
