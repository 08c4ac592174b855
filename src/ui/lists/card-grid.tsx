import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js'
import { Artwork } from '../artwork'
import { useShared } from '../shared'
import { createScrollArea, rem } from './create-scroll-area'
import { stepped } from './list-step'

/** Something with a picture and a page of its own. */
export interface Card {
  readonly key: string | number
  readonly href: string
  readonly title: string
  readonly note: string
  readonly artwork: string | null
}

/** Narrowest a card gets, and what stands below its picture, in rem. */
const narrowest = 8.5
const wordsHeight = 3.75
const listHeight = 4
/** CSS pixels, as `--s4`. */
const gap = 16

const step = (key: string, columns: number): number | null => {
  switch (key) {
    case 'ArrowRight':
      return 1
    case 'ArrowLeft':
      return -1
    case 'ArrowDown':
      return columns
    case 'ArrowUp':
      return -columns
    case 'Home':
      return Number.NEGATIVE_INFINITY
    case 'End':
      return Number.POSITIVE_INFINITY
    default:
      return null
  }
}

/** Pictures in a grid, or lines in a list; only what is in sight is drawn. */
export const CardGrid = (props: {
  label: string
  cards: readonly Card[]
  head: JSX.Element
  asList?: boolean
  onMenu?: (card: Card, x: number, y: number) => void
}) => {
  const { library } = useShared()
  const area = createScrollArea()
  const unit = rem()
  const [focused, setFocused] = createSignal(0)
  const room = () => Math.max(0, area.width() - 2 * 12)
  const columns = createMemo(() =>
    props.asList ? 1 : Math.max(2, Math.floor((room() + gap) / (narrowest * unit + gap))),
  )
  const cardWidth = () => (room() - gap * (columns() - 1)) / columns()
  const rowHeight = createMemo(() =>
    props.asList ? listHeight * unit : cardWidth() + wordsHeight * unit + gap,
  )
  const rows = createMemo(() => Math.ceil(props.cards.length / columns()))

  const virtualizer = createVirtualizer<HTMLDivElement, HTMLUListElement>({
    get count() {
      return rows()
    },
    get scrollMargin() {
      return area.above()
    },
    getScrollElement: area.scroller,
    estimateSize: () => Math.max(1, rowHeight()),
    overscan: 3,
    paddingEnd: 24,
  })
  createEffect(on([rowHeight, area.above], () => virtualizer.measure(), { defer: true }))

  const hear = (event: KeyboardEvent) => {
    const by = step(event.key, columns())
    if (by === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    const next = stepped(focused(), by, props.cards.length)
    setFocused(next)
    virtualizer.scrollToIndex(Math.floor(next / columns()))
    requestAnimationFrame(() =>
      area.scroller()?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus(),
    )
  }
  return (
    <div class="songs" ref={area.setScroller}>
      <div class="list-head" ref={area.setHead}>
        {props.head}
      </div>
      <ul
        class="cards"
        classList={{ lines: props.asList === true }}
        aria-label={props.label}
        style={{ height: `${virtualizer.getTotalSize()}px`, '--columns': columns() }}
        onKeyDown={hear}
      >
        <For each={virtualizer.getVirtualItems()}>
          {(item) => (
            <For each={props.cards.slice(item.index * columns(), (item.index + 1) * columns())}>
              {(card, column) => {
                const index = () => item.index * columns() + column()
                return (
                  <li
                    class="card"
                    aria-setsize={props.cards.length}
                    aria-posinset={index() + 1}
                    data-index={index()}
                    style={{
                      transform: `translateY(${item.start - area.above()}px)`,
                      'inset-inline-start': `${column() * (cardWidth() + gap)}px`,
                      width: `${cardWidth()}px`,
                    }}
                    onContextMenu={(event) => {
                      if (!props.onMenu) return
                      event.preventDefault()
                      props.onMenu(card, event.clientX, event.clientY)
                    }}
                  >
                    <Artwork
                      class="card-art"
                      artwork={card.artwork}
                      initial={card.title}
                      url={library.artworkUrl}
                    />
                    <a
                      class="card-title clip"
                      href={card.href}
                      tabindex={index() === Math.min(focused(), props.cards.length - 1) ? 0 : -1}
                      onFocus={() => setFocused(index())}
                    >
                      {card.title}
                    </a>
                    <Show when={card.note}>
                      <span class="card-note clip">{card.note}</span>
                    </Show>
                  </li>
                )
              }}
            </For>
          )}
        </For>
      </ul>
    </div>
  )
}
