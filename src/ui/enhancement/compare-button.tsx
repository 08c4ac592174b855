import { words } from '../words'

/** Hold it with pointer or key: the other side is heard, equally loud. */
export const CompareButton = (props: {
  comparing: boolean
  disabled: boolean
  onCompare(held: boolean): void
}) => {
  const isHoldKey = (key: string) => key === ' ' || key === 'Enter'
  return (
    <button
      type="button"
      class="compare pill small"
      aria-pressed={props.comparing}
      title={words.compareHint}
      disabled={props.disabled}
      onPointerDown={(event) => {
        if (event.button === 0) props.onCompare(true)
      }}
      onPointerUp={() => props.onCompare(false)}
      onPointerCancel={() => props.onCompare(false)}
      onPointerLeave={() => props.onCompare(false)}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isHoldKey(event.key)) return
        event.preventDefault()
        if (!event.repeat) props.onCompare(true)
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event.key)) props.onCompare(false)
      }}
      onBlur={() => props.onCompare(false)}
    >
      {words.compare}
    </button>
  )
}
