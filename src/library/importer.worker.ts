import { assertNever } from '#contracts/assert-never'
import type { FileOutcome, FromImporter, ImportFile, ToImporter } from './importer-messages'

/**
 * All the work lies in modules of its own, and this one imports next to nothing. WebKit evaluates the first module
 * of a worker a second time when another module of the bundle imports it, which it does for whatever both use; each
 * message would then be answered twice.
 */
const working = import('./take-file.worker')

const post = (message: FromImporter) => postMessage(message)
working.catch(() => post({ kind: 'incomplete' }))

const outcomeOf = async (job: ImportFile): Promise<FileOutcome> => {
  const { takeFile } = await working
  try {
    return await takeFile(job, () => post({ kind: 'alive' }))
  } catch (error) {
    return {
      status: 'refused',
      problem: { code: 'storage/failed', detail: `Could not keep ${job.file.name}: ${error}` },
    }
  }
}

addEventListener('message', async ({ data }: MessageEvent<ToImporter>) => {
  const { job } = data
  switch (data.kind) {
    case 'import':
      return post({ kind: 'done', job, outcome: await outcomeOf(data) })
    case 'picture': {
      const made = working.then(({ pictureIn }) => pictureIn(data.file, data.side))
      return post({ kind: 'pictured', job, picture: await made.catch(() => null) })
    }
    default:
      assertNever(data)
  }
})
