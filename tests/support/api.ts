import type { Page } from '@playwright/test'
import { fromBase64 } from './base64'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** An answer whose bytes stay in the page: to carry megabytes out of it takes longer than to make them. */
export interface Weighed extends Omit<Answer, 'bytes'> {
  readonly length: number
  /** SHA-256, in hexadecimal. */
  readonly digest: string
}

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

type Query = Readonly<Record<string, string | number | boolean>>

export interface Api {
  /** `path` is under the app's own address: `api/audio/cache`. */
  ask(path: string, asked?: Asked): Promise<Answer>
  /** As {@link ask}, without the bytes. */
  weigh(path: string): Promise<Weighed>
  metadata(track: number, query?: Query): Promise<Answer>
  chunk(track: number, index: number, query?: Query, asked?: Asked): Promise<Answer>
  file(track: number, query?: Query, asked?: Asked): Promise<Answer>
  weighChunk(track: number, index: number, query?: Query): Promise<Weighed>
  weighFile(track: number, query?: Query): Promise<Weighed>
}

const search = (query: Query) =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()

/** Asks the service worker from inside the page, as any program in it would. */
export const apiOf = (page: Page): Api => {
  const ask: Api['ask'] = async (path, asked = {}) => {
    const { text, ...answer } = await page.evaluate(
      async ({ path, asked }) => {
        const response = await fetch(new URL(path, document.baseURI), asked)
        const blob = await response.blob()
        const text = await new Promise<string>((resolve, reject) => {
          const reader = new FileReader()
          reader.onload = () => resolve(String(reader.result))
          reader.onerror = () => reject(reader.error)
          reader.readAsDataURL(blob)
        })
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          text: text.slice(text.indexOf(',') + 1),
        }
      },
      { path, asked },
    )
    return { ...answer, bytes: fromBase64(text) }
  }
  const weigh: Api['weigh'] = (path) =>
    page.evaluate(async (path) => {
      const response = await fetch(new URL(path, document.baseURI))
      const bytes = await response.arrayBuffer()
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        length: bytes.byteLength,
        digest: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
      }
    }, path)
  const stream = (track: number, rest: string, query: Query = {}) =>
    `api/audio/stream/${track}/${rest}?${search(query)}`
  return {
    ask,
    weigh,
    metadata: (track, query) => ask(stream(track, 'metadata', query)),
    chunk: (track, index, query, asked) => ask(stream(track, `chunk/${index}`, query), asked),
    file: (track, query, asked) => ask(stream(track, 'file', query), asked),
    weighChunk: (track, index, query) => weigh(stream(track, `chunk/${index}`, query)),
    weighFile: (track, query) => weigh(stream(track, 'file', query)),
  }
}

export const jsonOf = (answer: Answer) => JSON.parse(new TextDecoder().decode(answer.bytes))
