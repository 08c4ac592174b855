/** The element of the page that holds the bar of whatever selection there is: below the list, above the player. */
export const selectionPlace = 'selection'
