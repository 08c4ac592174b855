import { createEffect, For, Match, Show, Switch } from 'solid-js'
import { Icon } from '../icons'
import { createLayer } from '../navigation/create-layer'
import { closeMenu, type MenuEntry, type OpenMenu, openedMenu } from './menu'
import './menu.css'
import { menuStep } from './menu-step'

/** Keeps clear of the edges of the viewport, CSS pixels. */
const margin = 8

const place = (element: HTMLDialogElement, { x, y, over = innerHeight - margin }: OpenMenu) => {
  const { width, height } = element.getBoundingClientRect()
  const left = Math.max(margin, Math.min(x, innerWidth - width - margin))
  const top = y + height + margin > innerHeight ? Math.max(margin, over - height) : y
  element.style.setProperty('--menu-x', `${left}px`)
  element.style.setProperty('--menu-y', `${top}px`)
}

const itemsOf = (menu: Element) => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]

const Line = (props: { entry: MenuEntry }) => {
  const action = () => (props.entry.kind === 'action' ? props.entry : undefined)
  const choice = () => (props.entry.kind === 'choice' ? props.entry : undefined)
  const run = (entry: { run(): void }) => {
    closeMenu()
    entry.run()
  }
  return (
    <Switch fallback={<hr class="menu-line" />}>
      <Match when={action()}>
        {(entry) => (
          <button type="button" role="menuitem" class="menu-item" tabindex="-1" onClick={() => run(entry())}>
            <Show when={entry().icon} fallback={<span />}>
              {(icon) => <Icon name={icon()} size={18} />}
            </Show>
            {entry().label}
          </button>
        )}
      </Match>
      <Match when={choice()}>
        {(entry) => (
          <button
            type="button"
            role={entry().role}
            aria-checked={entry().checked}
            class="menu-item"
            tabindex="-1"
            onClick={() => run(entry())}
          >
            <Show when={entry().checked} fallback={<span />}>
              <Icon name="check" size={18} />
            </Show>
            {entry().label}
          </button>
        )}
      </Match>
    </Switch>
  )
}

/** Shows the open menu: beside the pointer on a desk, as a sheet within reach of the thumb on a phone. */
const MenuHost = () => {
  let element: HTMLDialogElement | undefined
  createLayer(() => openedMenu() !== null, closeMenu)
  createEffect(() => {
    const menu = openedMenu()
    if (!element) return
    if (!menu) {
      element.close()
      return
    }
    if (!element.open) element.showModal()
    place(element, menu)
    itemsOf(element)[0]?.focus()
  })
  const hear = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    event.stopPropagation()
    const items = itemsOf(event.currentTarget)
    const labels = items.map((item) => item.textContent ?? '')
    const next = menuStep(
      event.key,
      labels,
      items.findIndex((item) => item.matches(':focus')),
    )
    if (next === null) return
    event.preventDefault()
    items[next]?.focus()
  }
  return (
    <dialog
      ref={(made) => {
        element = made
      }}
      class="menu"
      aria-label={openedMenu()?.label}
      onClose={closeMenu}
      onClick={(event) => {
        if (event.target === event.currentTarget) closeMenu()
      }}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={hear}
    >
      <Show when={openedMenu()}>
        {(menu) => (
          <>
            <p class="menu-title clip" aria-hidden="true">
              {menu().label}
            </p>
            <div role="menu" aria-label={menu().label}>
              <For each={menu().entries}>{(entry) => <Line entry={entry} />}</For>
            </div>
          </>
        )}
      </Show>
    </dialog>
  )
}

export default MenuHost
