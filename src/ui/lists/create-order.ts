import { type Accessor, createSignal } from 'solid-js'
import { type Order, type SortKey, sortKeys } from './sort'

const kept = (view: string) => `auricle-order-${view}`

const read = (view: string): Partial<Order> => {
  try {
    const [by, ...flags] = (localStorage.getItem(kept(view)) ?? '').split(' ')
    const known = sortKeys.find((key) => key === by)
    return known
      ? { by: known, descending: flags.includes('descending'), grouped: flags.includes('grouped') }
      : {}
  } catch {
    return {}
  }
}

const write = (view: string, { by, descending, grouped }: Order) => {
  try {
    const flags = [by, descending && 'descending', grouped && 'grouped'].filter(Boolean)
    localStorage.setItem(kept(view), flags.join(' '))
  } catch {
    // A browser that keeps nothing for this page forgets it with the page.
  }
}

/** The order of a view's list, remembered under the view's name. */
export const createOrder = (
  view: string,
  possible: readonly SortKey[],
): readonly [Accessor<Order>, (change: Partial<Order>) => void] => {
  const usual: Order = { by: possible[0] ?? 'album', descending: false, grouped: true }
  const stored = read(view)
  const [order, setOrder] = createSignal<Order>(
    stored.by && possible.includes(stored.by) ? { ...usual, ...stored } : usual,
  )
  return [
    order,
    (change) => {
      const next = setOrder((now) => ({ ...now, ...change }))
      write(view, next)
    },
  ]
}
