import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../.cache/bench/', import.meta.url))

interface Figure {
  /** Place in the printed table. */
  readonly order: number
  readonly what: string
  readonly unit: string
  readonly values: readonly number[]
  /** What the product promises, as text. */
  readonly budget?: string
}

/** Keeps a measured row for the table that `npm run bench` prints at its end. */
export const report = (figure: Figure) => {
  mkdirSync(folder, { recursive: true })
  const name = figure.what.replace(/[^a-z0-9]+/gi, '-')
  writeFileSync(`${folder}${String(figure.order).padStart(3, '0')}-${name}.json`, JSON.stringify(figure))
}
