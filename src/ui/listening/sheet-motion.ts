const easing = 'cubic-bezier(0.2, 0.8, 0.2, 1)'
const duration = 240

const moves = () => !matchMedia('(prefers-reduced-motion: reduce)').matches

const glide = async (element: HTMLElement, from: number, to: number): Promise<void> => {
  if (!moves()) return
  const frames = [from, to].map((offset) => ({ transform: `translateY(${offset}px)` }))
  // What is cut short has nothing left to say.
  await element.animate(frames, { duration, easing }).finished.catch(() => undefined)
}

/** Lets a sheet come up from so many CSS pixels below its place. */
export const rise = (element: HTMLElement, from: number): Promise<void> => glide(element, from, 0)

/** Lets a sheet go down below the edge of the page, from so many CSS pixels below its place. */
export const sink = (element: HTMLElement, from: number): Promise<void> =>
  glide(element, from, element.clientHeight)
