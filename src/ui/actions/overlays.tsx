import { Later } from '../later'
import { closeMenu, openedMenu } from '../menu/menu'
import { LostDialog } from '../parts/lost'
import { part } from '../parts/part'
import { announced } from '../remarks/announce'
import { asked, closeAsking } from './asking'

const MenuHost = part(
  () => import('../menu/menu-host'),
  (props) => <LostDialog {...props} open={openedMenu() !== null} onClose={closeMenu} />,
)
const AskingDialog = part(
  () => import('./asking-dialog'),
  (props) => <LostDialog {...props} open={asked() !== null} onClose={closeAsking} />,
)

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
