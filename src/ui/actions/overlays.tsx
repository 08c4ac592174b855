import { createMemo, lazy, Show, Suspense } from 'solid-js'
import { openedMenu } from '../menu/menu'
import { announced } from '../remarks/announce'
import { asked } from './asking'

const MenuHost = lazy(() => import('../menu/menu-host'))
const AskingDialog = lazy(() => import('./asking-dialog'))

/** True from the first time on that something was there. */
const createOnce = (isThere: () => boolean) => createMemo<boolean>((before) => before || isThere(), false)

/** Menus, and dialogs that menus open: loaded when the first is wanted. */
export const Overlays = () => {
  const menus = createOnce(() => openedMenu() !== null)
  const questions = createOnce(() => asked() !== null)
  return (
    <Suspense>
      <Show when={menus()}>
        <MenuHost />
      </Show>
      <Show when={questions()}>
        <AskingDialog />
      </Show>
      <div class="hidden" aria-live="assertive">
        {announced()}
      </div>
    </Suspense>
  )
}
