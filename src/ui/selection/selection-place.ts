/** The id of what holds the bar of whatever selection there is: below the list, above the player. */
export const selectionPlaceId = 'selection'

export const selectionPlace = (): HTMLElement => {
  const found = document.getElementById(selectionPlaceId)
  if (!found) throw new Error('the page has no place for what is chosen')
  return found
}
