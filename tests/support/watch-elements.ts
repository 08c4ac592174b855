import type { Page } from '@playwright/test'

export interface Audible {
  readonly position: number
  readonly source: string
  readonly volume: number
}

/** What the page's elements did at one moment. */
export interface Look {
  /** Milliseconds of the page's own clock. */
  readonly at: number
  readonly playback: string
  /** Names the track. */
  readonly title: string
  /** Seconds, as the seek bar tells them. */
  readonly place: number
  /** Of each element that can be heard, with its place in the track, if it is a file; a buffer counts on. */
  readonly audible: readonly Audible[]
}

export interface Watch {
  looks(): Promise<readonly Look[]>
  /** Elements that were ever played, object URLs that were not revoked, and audio contexts made. */
  held(): Promise<{ readonly elements: number; readonly urls: number; readonly contexts: number }>
}

interface InPage {
  readonly looks: Look[]
  held(): { elements: number; urls: number; contexts: number }
}

declare const elementWatch: InPage

/** Looks at every element twenty times a second. Runs in the page. */
const watch = () => {
  const elements = new Set<HTMLMediaElement>()
  const urls = new Set<string>()
  const looks: Look[] = []
  let contexts = 0
  const { play } = HTMLMediaElement.prototype
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    elements.add(this)
    return play.call(this)
  }
  const { createObjectURL, revokeObjectURL } = URL
  URL.createObjectURL = (object) => {
    const url = createObjectURL.call(URL, object)
    urls.add(url)
    return url
  }
  URL.revokeObjectURL = (url) => {
    urls.delete(url)
    revokeObjectURL.call(URL, url)
  }
  globalThis.AudioContext = class extends AudioContext {
    constructor() {
      super()
      contexts++
    }
  }
  setInterval(() => {
    // In a handover the one that is not heard runs at −100 dB.
    const heard = [...elements].filter(({ paused, muted, volume }) => !paused && !muted && volume > 0.001)
    looks.push({
      at: performance.now(),
      playback: document.documentElement.dataset['playback'] ?? '',
      title: document.title,
      place: Number(document.querySelector<HTMLInputElement>('input[aria-label="Seek"]')?.value),
      audible: heard.map(({ currentTime, currentSrc, volume }) => {
        // A file that begins within the track says where; what was never opened has no address yet.
        const start = currentSrc === '' ? 0 : Number(new URL(currentSrc).searchParams.get('start'))
        return { position: start + currentTime, source: currentSrc, volume }
      }),
    })
  }, 50)
  const held = () => ({ elements: elements.size, urls: urls.size, contexts })
  Object.assign(globalThis, { elementWatch: { looks, held } satisfies InPage })
}

/** Call before the page opens its address. */
export const watchElements = async (page: Page): Promise<Watch> => {
  await page.addInitScript(watch)
  return {
    looks: () => page.evaluate(() => elementWatch.looks),
    held: () => page.evaluate(() => elementWatch.held()),
  }
}
