import { words } from '../words'

/** Further than this and a touch was a pull, in CSS pixels. */
const pull = 24

/** Raises the player over the list and lowers it again, by a tap or a pull. */
export const SheetHandle = (props: { open: boolean; onOpen(open: boolean): void }) => {
  let start: number | null = null
  return (
    <button
      type="button"
      class="handle"
      aria-expanded={props.open}
      aria-label={props.open ? words.hidePlayer : words.showPlayer}
      onPointerDown={(event) => {
        start = event.clientY
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerUp={(event) => {
        const way = start === null ? 0 : event.clientY - start
        start = null
        if (Math.abs(way) > pull) props.onOpen(way < 0)
      }}
      onClick={(event) => {
        if (event.detail === 0 || start === null) props.onOpen(!props.open)
      }}
    />
  )
}
