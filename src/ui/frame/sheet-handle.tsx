import { words } from '../words'

/** Further than this and a touch was a pull, in CSS pixels. */
const pull = 24

/** Raises the player over the list and lowers it again, by a tap or a pull. */
export const SheetHandle = (props: { open: boolean; onOpen(open: boolean): void }) => {
  let start = 0
  let pulled = false
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
        const way = event.clientY - start
        pulled = Math.abs(way) > pull
        if (pulled) props.onOpen(way < 0)
      }}
      onClick={() => {
        // The click that ends a pull is not a tap.
        if (!pulled) props.onOpen(!props.open)
        pulled = false
      }}
    />
  )
}
