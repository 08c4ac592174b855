import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { problemOf } from '#contracts/problem'
import type { ImportProgress, ImportSummary, Library, PickedFile } from '#library/face'
import { words } from '../words'

export type ImportResult =
  | { readonly kind: 'finished' | 'cancelled'; readonly summary: ImportSummary }
  | { readonly kind: 'stopped'; readonly why: string }

export interface Imports {
  /** Of none in total while it is being found out what there is. */
  readonly progress: Accessor<ImportProgress | null>
  readonly result: Accessor<ImportResult | null>
  /** Takes files, or the promise of them, in when those before are done; resolves when nothing more will come of them. */
  add(files: readonly PickedFile[] | Promise<readonly PickedFile[]>): Promise<void>
  cancel(): void
  dismiss(): void
}

/** Imports one after another, and what came of the last. */
export const createImports = (library: Pick<Library, 'importFiles'>): Imports => {
  const [progress, setProgress] = createSignal<ImportProgress | null>(null)
  const [result, setResult] = createSignal<ImportResult | null>(null)
  let running = new AbortController()
  let queue: Promise<void> = Promise.resolve()
  onCleanup(() => running.abort())

  const take = async (
    files: Promise<readonly PickedFile[]>,
    { signal }: AbortController,
  ): Promise<ImportResult> => {
    setProgress({ done: 0, total: 0 })
    const picked = await files
    setProgress({ done: 0, total: picked.length })
    const summary = await library.importFiles(picked, setProgress, signal)
    return { kind: signal.aborted ? 'cancelled' : 'finished', summary }
  }
  const run = async (files: Promise<readonly PickedFile[]>, abort: AbortController): Promise<void> => {
    try {
      setResult(await take(files, abort))
    } catch (error) {
      if (!abort.signal.aborted)
        setResult({ kind: 'stopped', why: words.refusal(problemOf(error, 'storage/failed')) })
    } finally {
      setProgress(null)
    }
  }
  return {
    progress,
    result,
    add: (files) => {
      const promised = Promise.resolve(files)
      const abort = running
      setResult(null)
      queue = queue.then(() => (abort.signal.aborted ? undefined : run(promised, abort)))
      return queue
    },
    cancel: () => {
      running.abort()
      running = new AbortController()
    },
    dismiss: () => setResult(null),
  }
}
