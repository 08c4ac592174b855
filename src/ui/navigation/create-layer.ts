import { type Accessor, createEffect, onCleanup } from 'solid-js'
import { enterLayer } from './navigation'

/** Makes the back button close what is open before it leaves the view: for every dialog, menu and sheet. */
export const createLayer = (isOpen: Accessor<boolean>, close: () => void): void => {
  createEffect(() => {
    if (!isOpen()) return
    onCleanup(enterLayer({ close }))
  })
}
