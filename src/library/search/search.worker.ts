import type { FromSearcher, ToSearcher } from './search-messages'

/** All the work lies in modules of its own: see `importer.worker.ts`. */
const working = import('./search-index.worker')

const post = (message: FromSearcher) => postMessage(message)
working.catch(() => post({ kind: 'incomplete' }))

let latest: ToSearcher | undefined

addEventListener('message', async ({ data }: MessageEvent<ToSearcher>) => {
  latest = data
  const { searchIndex } = await working
  const index = await searchIndex
  if (latest !== data) return
  post({ kind: 'found', question: data.question, hits: index(data.words) })
})
