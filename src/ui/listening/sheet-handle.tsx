import { words } from '../words'
import type { createSheet } from './create-sheet'

/** Raises the player over the list and lowers it again, by a tap or a pull. */
export const SheetHandle = (props: {
  open: boolean
  sheet: ReturnType<typeof createSheet>
  onOpen(open: boolean): void
}) => (
  <button
    type="button"
    class="handle"
    aria-expanded={props.open}
    aria-label={props.open ? words.hidePlayer : words.showPlayer}
    {...props.sheet.handlers}
    onClick={() => {
      if (!props.sheet.endsPull()) props.onOpen(!props.open)
    }}
  />
)
