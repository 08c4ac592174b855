import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import { keepScroll } from './scroll-memory'

export interface ScrollArea {
  scroller(): HTMLDivElement | null
  setScroller(element: HTMLDivElement): void
  setHead(element: HTMLDivElement): void
  /** Height of what stands above the list in the same scroller, CSS pixels. */
  readonly above: Accessor<number>
  /** Width of the list, CSS pixels. */
  readonly width: Accessor<number>
}

/** A scroller with a head above a list, measured as they change. */
export const createScrollArea = (): ScrollArea => {
  let scroller: HTMLDivElement | undefined
  let head: HTMLDivElement | undefined
  const [above, setAbove] = createSignal(0)
  const [width, setWidth] = createSignal(0)
  keepScroll(() => scroller)
  onMount(() => {
    const measure = () => {
      setAbove(head?.offsetHeight ?? 0)
      setWidth(head?.offsetWidth ?? scroller?.clientWidth ?? 0)
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const element of [head, scroller]) if (element) observer.observe(element)
    onCleanup(() => observer.disconnect())
  })
  return {
    scroller: () => scroller ?? null,
    setScroller: (element) => {
      scroller = element
    },
    setHead: (element) => {
      head = element
    },
    above,
    width,
  }
}

/** CSS pixels of a rem: rows are as high as the letters in them want. */
export const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
