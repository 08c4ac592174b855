import type { Page } from '@playwright/test'
import { fromBase64 } from './base64'

/** What every audio element of the page played between two moments, on one clock. */
export interface Recording {
  readonly rate: number
  /**
   * Unix milliseconds at which each block of {@link blockFrames} was handed to the sound card: blocks come in
   * bursts, so one moment for all of them would let a change be heard before its cause.
   */
  readonly handedOverAt: readonly number[]
  /** One array an element, all equally long; left channel, volume and mute applied. */
  readonly sources: readonly Float32Array[]
  /** Their sum: what comes out of the loudspeaker. */
  readonly mix: Float32Array
}

/** Frames the tap takes at a time. */
export const blockFrames = 8 * 128

export interface Tap {
  /** Records while `action` runs. */
  during(action: () => Promise<unknown>): Promise<Recording>
  /** Elements that are running and neither muted nor turned down. */
  audibleElements(): Promise<number>
  /** Unix milliseconds of the last key or pointer that reached the page. */
  lastAction(): Promise<number>
}

interface InPage {
  frame(): number
  since(frame: number): { rate: number; handedOverAt: number[]; sources: string[] }
  audible(): number
  lastAction(): number
}

/** Takes the sound of every element on its way out, so that tests hear what a listener hears. Runs in the page. */
const listenIn = (sampleRate: number) => {
  const slots = 32
  const quanta = 8
  const recorder = `registerProcessor('recorder', class extends AudioWorkletProcessor {
    blocks = new Map(); filled = 0; start = 0; at = 0
    process(inputs) {
      if (this.filled === 0) { this.start = currentFrame; this.at = Date.now() }
      inputs.forEach((channels, slot) => {
        if (channels.length === 0) return
        if (!this.blocks.has(slot)) this.blocks.set(slot, new Float32Array(${quanta} * 128))
        this.blocks.get(slot).set(channels[0], this.filled * 128)
      })
      if (++this.filled === ${quanta}) {
        this.port.postMessage({ frame: this.start, at: this.at, blocks: [...this.blocks] })
        this.blocks = new Map(); this.filled = 0
      }
      return true
    }
  })`
  interface Block {
    readonly frame: number
    readonly at: number
    readonly blocks: readonly (readonly [slot: number, samples: Float32Array])[]
  }
  const context = new AudioContext({ sampleRate, latencyHint: 'interactive' })
  const elements: HTMLMediaElement[] = []
  const heard: Block[] = []
  const module = URL.createObjectURL(new Blob([recorder], { type: 'text/javascript' }))
  const ready = context.audioWorklet.addModule(module).then(() => {
    const node = new AudioWorkletNode(context, 'recorder', { numberOfInputs: slots })
    node.port.onmessage = (message: MessageEvent<Block>) => heard.push(message.data)
    node.connect(context.destination)
    return node
  })
  const tapInto = (element: HTMLMediaElement) => {
    if (elements.includes(element)) return
    const slot = elements.push(element) - 1
    const source = context.createMediaElementSource(element)
    source.connect(context.destination)
    void ready.then((node) => source.connect(node, 0, slot))
  }
  // An element that is tapped into only once it has loaded was set up for the sound card's rate: it comes resampled.
  const create = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLMediaElement) tapInto(element)
    return element
  }
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    tapInto(this)
    void context.resume()
    return play.call(this)
  }
  const toBase64 = (samples: Float32Array) => {
    const bytes = new Uint8Array(samples.buffer)
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000)
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  }
  let actedAt = 0
  for (const kind of ['keydown', 'pointerdown'])
    addEventListener(kind, () => (actedAt = Date.now()), { capture: true })
  const tap: InPage = {
    lastAction: () => actedAt,
    frame: () => {
      // What was heard before is asked for no more, and would fill the page's memory.
      heard.splice(0, heard.length - 1)
      return (heard[0]?.frame ?? -1) + 1
    },
    since: (frame) => {
      const blocks = heard.filter((block) => block.frame >= frame)
      const first = blocks[0]
      const length = quanta * 128
      const sources = elements.map((_, slot) => {
        const samples = new Float32Array(blocks.length * length)
        for (const block of blocks)
          for (const [from, part] of block.blocks)
            if (from === slot) samples.set(part, block.frame - (first?.frame ?? 0))
        return toBase64(samples)
      })
      return { rate: context.sampleRate, handedOverAt: blocks.map(({ at }) => at), sources }
    },
    audible: () =>
      elements.filter((element) => !element.paused && !element.muted && element.volume > 0).length,
  }
  Object.assign(globalThis, { listeningTap: tap })
}

declare const listeningTap: InPage

/** Call before the page opens its address; its context must bypass the content security policy. */
export const installTap = (page: Page, rate: number) => page.addInitScript(listenIn, rate)

export const tapOf = (page: Page): Tap => ({
  during: async (action) => {
    const from = await page.evaluate(() => listeningTap.frame())
    await action()
    const { rate, handedOverAt, sources } = await page.evaluate((frame) => listeningTap.since(frame), from)
    const tracks = sources.map((text) => {
      const bytes = fromBase64(text)
      return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
    })
    const mix = new Float32Array(tracks[0]?.length ?? 0)
    for (const track of tracks)
      for (let at = 0; at < mix.length; at++) mix[at] = (mix[at] ?? 0) + (track[at] ?? 0)
    return { rate, handedOverAt, sources: tracks, mix }
  },
  audibleElements: () => page.evaluate(() => listeningTap.audible()),
  lastAction: () => page.evaluate(() => listeningTap.lastAction()),
})
