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
