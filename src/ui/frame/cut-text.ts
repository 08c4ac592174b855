import { onCleanup, onMount } from 'solid-js'

/** What may be cut off: one line, or the title of what plays in two. */
const cuttable = '.clip, .now-title, .now-artist, .now-album'

const isCut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element) =>
  scrollWidth > clientWidth || scrollHeight > clientHeight + 2

/** A row is one thing to point at: its title lies over all of it. */
const textsAt = (pointed: Element) => {
  const row = pointed.closest('[role="row"], .queue-row, .card')
  return row ? [...row.querySelectorAll(cuttable)] : [pointed]
}

/** What is cut off for want of room is told in full to whoever points at it. */
export const createCutText = (): void => {
  const told = new WeakSet<Element>()
  const point = ({ target, pointerType }: PointerEvent) => {
    const pointed = target instanceof Element && pointerType === 'mouse' ? target.closest(cuttable) : null
    if (!(pointed instanceof HTMLElement) || (pointed.title !== '' && !told.has(pointed))) return
    told.add(pointed)
    pointed.title = textsAt(pointed)
      .filter(isCut)
      .map(({ textContent }) => textContent?.trim() ?? '')
      .join('\n')
  }
  onMount(() => {
    document.addEventListener('pointerover', point)
    onCleanup(() => document.removeEventListener('pointerover', point))
  })
}
