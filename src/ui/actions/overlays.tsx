import { lazy } from 'solid-js'
import { Later } from '../later'
import { openedMenu } from '../menu/menu'
import { announced } from '../remarks/announce'
import { asked } from './asking'

const MenuHost = lazy(() => import('../menu/menu-host'))
const AskingDialog = lazy(() => import('./asking-dialog'))

/** Menus, and dialogs that menus open. */
export const Overlays = () => (
  <>
    <Later wanted={openedMenu() !== null}>
      <MenuHost />
    </Later>
    <Later wanted={asked() !== null}>
      <AskingDialog />
    </Later>
    <div class="hidden" aria-live="assertive">
      {announced()}
    </div>
  </>
)
