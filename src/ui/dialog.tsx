import { createEffect, type JSX } from 'solid-js'
import { createLayer } from './navigation/create-layer'
import './dialog.css'

/** A native modal dialog that follows `open`; the back button closes it. */
export const Dialog = (props: {
  open: boolean
  label: string
  class?: string
  onClose(): void
  children: JSX.Element
}) => {
  let element: HTMLDialogElement | undefined
  createLayer(
    () => props.open,
    () => props.onClose(),
  )
  createEffect(() => {
    if (props.open) element?.showModal()
    else element?.close()
  })
  return (
    <dialog
      ref={(made) => {
        element = made
      }}
      class={`dialog ${props.class ?? ''}`}
      aria-label={props.label}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === event.currentTarget) props.onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="dialog-body">{props.children}</div>
    </dialog>
  )
}
