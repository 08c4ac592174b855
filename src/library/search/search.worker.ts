import type { FromSearcher, ToSearcher } from './search-messages'

/** All the work lies in modules of its own: see `importer.worker.ts`. */
const working = import('./search-index.worker')

let latest: ToSearcher | undefined

addEventListener('message', async ({ data }: MessageEvent<ToSearcher>) => {
  latest = data
  const { searchIndex } = await working
  const index = await searchIndex
  if (latest !== data) return
  const answer: FromSearcher = { kind: 'found', question: data.question, hits: index(data.words) }
  postMessage(answer)
})
