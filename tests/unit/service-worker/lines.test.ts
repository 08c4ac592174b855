import { expect, test, vi } from 'vitest'
import { createLines } from '#service-worker/link/lines'
import { createPages, type Tabs } from '#service-worker/link/pages'

const windows = ['one', 'two'].map((id) => ({
  id,
  url: 'https://auricle.test/',
  visibilityState: 'visible',
  postMessage: () => {},
}))

const createWorld = () => {
  const open = new Set(['one', 'two'])
  const clients = {
    matchAll: vi.fn(async () => windows),
    get: async (id: string) => (open.has(id) ? {} : undefined),
  } satisfies Tabs
  const lines = createLines()
  return { clients, lines, open, pages: createPages(clients, 'https://auricle.test/', lines) }
}
const lay = (lines: ReturnType<typeof createLines>, id: string) => {
  const { port1, port2 } = new MessageChannel()
  const heard = new Promise((resolve) => {
    port2.onmessage = ({ data }) => resolve(data)
  })
  lines.lay(id, port1)
  return { heard, end: () => port2.close() }
}
const message = { kind: 'render', request: { kind: 'describe' } } as never

test('the engine of who asks is spoken to on its line, and no page is looked for', async () => {
  const { pages, lines, clients } = createWorld()
  const { heard, end } = lay(lines, 'two')
  for await (const page of pages.candidates('two')) {
    page.post(message, new MessageChannel().port1)
    break
  }
  expect(await heard).toEqual(message)
  expect(clients.matchAll).not.toHaveBeenCalled()
  end()
})

test('a line that does not answer is followed by the page itself and the others', async () => {
  const { pages, lines } = createWorld()
  const { end } = lay(lines, 'two')
  const ids: string[] = []
  for await (const { id } of pages.candidates('two')) ids.push(id)
  expect(ids).toEqual(['two', 'two', 'one'])
  end()
})

test('the line of an engine that died, or of a page that was closed, is not spoken on any more', async () => {
  const { pages, lines, open } = createWorld()
  lay(lines, 'one').end()
  lay(lines, 'two').end()
  lines.drop('one')
  open.delete('two')
  expect([await pages.exists('one'), await pages.exists('two')]).toEqual([true, false])
  expect([lines.to('one'), lines.to('two')]).toEqual([undefined, undefined])
})
