import { Icon } from '../icons'
import type { Order, SortKey } from '../lists/sort'
import { below, type MenuEntry, openMenu } from '../menu/menu'
import { words } from '../words'

const hasGroups = (by: SortKey) => by !== 'plays' && by !== 'duration' && by !== 'listed'

/** Says how a list is sorted, and opens the menu that changes it. */
export const OrderButton = (props: {
  order: Order
  possible: readonly SortKey[]
  /** What the order is called that the list itself is in. */
  listed?: string | undefined
  onChange(change: Partial<Order>): void
}) => {
  const nameOf = (by: SortKey) => (by === 'listed' && props.listed) || words.sortNames[by]
  const entries = (): readonly MenuEntry[] => [
    ...props.possible.map(
      (by): MenuEntry => ({
        kind: 'choice',
        role: 'menuitemradio',
        label: nameOf(by),
        checked: props.order.by === by,
        // What was played most, and what came last, is wanted first.
        run: () => props.onChange({ by, descending: by === 'plays' || by === 'added' }),
      }),
    ),
    { kind: 'line' },
    {
      kind: 'choice',
      role: 'menuitemcheckbox',
      label: words.descending,
      checked: props.order.descending,
      run: () => props.onChange({ descending: !props.order.descending }),
    },
    ...(hasGroups(props.order.by)
      ? [
          {
            kind: 'choice',
            role: 'menuitemcheckbox',
            label: words.inGroups,
            checked: props.order.grouped,
            run: () => props.onChange({ grouped: !props.order.grouped }),
          } as const,
        ]
      : []),
  ]
  return (
    <button
      type="button"
      class="quiet-button"
      aria-haspopup="menu"
      aria-label={words.sortedBy(nameOf(props.order.by))}
      onClick={({ currentTarget }) =>
        openMenu({ label: words.sort, entries: entries(), ...below(currentTarget) })
      }
    >
      <Icon name="sort" size={18} />
      <span>{nameOf(props.order.by)}</span>
    </button>
  )
}
