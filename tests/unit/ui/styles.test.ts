import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../../src/ui')
const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.css'),
)

test('a name is drawn in one style sheet, so that one opened later does not redraw another', () => {
  const sheetsOf = new Map<string, Set<string>>()
  for (const sheet of sheets)
    for (const [, name = ''] of readFileSync(join(folder, sheet), 'utf8').matchAll(
      /^\.([\w-]+)(?: \{|,)$/gmu,
    ))
      sheetsOf.set(name, (sheetsOf.get(name) ?? new Set()).add(sheet))
  expect(sheetsOf.size).toBeGreaterThan(100)
  expect([...sheetsOf].filter(([, found]) => found.size > 1)).toEqual([])
})

/** Lightness of a token in both themes, in per cent. */
const lightnessOf = (name: string) => {
  const tokens = readFileSync(join(folder, 'styles/tokens.css'), 'utf8')
  const [, light, dark] =
    new RegExp(`--${name}: light-dark\\(oklch\\(([\\d.]+)%.*?oklch\\(([\\d.]+)%`, 'u').exec(tokens) ?? []
  return { light: Number(light), dark: Number(dark) }
}

test('by night what is filled is lighter than what it lies on, and a knob lighter than that', () => {
  const [paper, raised, sunk, knob] = ['paper', 'raised', 'sunk', 'knob'].map(lightnessOf)
  expect(raised?.dark).toBeGreaterThan(paper?.dark ?? NaN)
  expect(sunk?.dark).toBeGreaterThan(raised?.dark ?? NaN)
  expect(knob?.dark).toBeGreaterThan(sunk?.dark ?? NaN)
  expect(sunk?.light).toBeLessThan(paper?.light ?? NaN)
  expect(knob?.light).toBeGreaterThan(sunk?.light ?? NaN)
})
