import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { ProblemError, problem } from '#contracts/problem'
import type { ImportSummary, Library, PickedFile } from '#library/face'
import { createImports } from '#ui/adding/create-imports'

const picked = (name: string): PickedFile => ({ file: new File(['x'], name), path: name })
const finished = (added: number): ImportSummary => ({ added, duplicates: 0, refused: [] })
const settled = () => new Promise((resolve) => setTimeout(resolve))

/** Only what an import reaches of a library. */
const importsOf = (importFiles: Library['importFiles']) =>
  createRoot((dispose) => ({ imports: createImports({ importFiles } as Library), dispose }))

test('a second drop waits for the first, and its outcome is the one shown', async () => {
  const order: string[] = []
  const { imports } = importsOf(async (files) => {
    order.push(`begin ${files[0]?.path}`)
    await settled()
    order.push(`end ${files[0]?.path}`)
    return finished(files.length)
  })
  imports.add([picked('a')])
  imports.add(Promise.resolve([picked('b'), picked('c')]))
  await expect.poll(imports.result).toEqual({ kind: 'finished', summary: finished(2) })
  expect(order).toEqual(['begin a', 'end a', 'begin b', 'end b'])
  expect(imports.progress()).toBeNull()
})

test('an import that fails says why and does not stop the next', async () => {
  let calls = 0
  const { imports } = importsOf(async () => {
    calls += 1
    if (calls === 1) throw new ProblemError(problem('storage/full', 'the disk is full'))
    return finished(1)
  })
  imports.add([picked('a')])
  await expect.poll(imports.result).toEqual({ kind: 'stopped', why: 'the disk is full' })
  expect(imports.progress()).toBeNull()
  imports.add([picked('b')])
  await expect.poll(imports.result).toEqual({ kind: 'finished', summary: finished(1) })
})

test('cancelling stops the running import and those that wait, and later ones run again', async () => {
  const taken: (string | undefined)[] = []
  const { imports } = importsOf(async (files, _, signal) => {
    taken.push(files[0]?.path)
    if (files[0]?.path === 'a')
      await new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    return finished(1)
  })
  imports.add([picked('a')])
  imports.add([picked('b')])
  await settled()
  imports.cancel()
  imports.add([picked('c')])
  await expect.poll(imports.result).toEqual({ kind: 'finished', summary: finished(1) })
  expect(taken).toEqual(['a', 'c'])
})
