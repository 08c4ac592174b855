import type { FileOutcome, FromImporter, ToImporter } from './importer-messages'

/**
 * All the work lies in a module of its own, and this one imports nothing but types. WebKit evaluates the first module
 * of a worker a second time when another module of the bundle imports it, which it does for whatever both use; each
 * message would then be answered twice.
 */
const working = import('./take-file.worker')

const post = (message: FromImporter) => postMessage(message)

const outcomeOf = async (job: ToImporter): Promise<FileOutcome> => {
  try {
    const { takeFile } = await working
    return await takeFile(job, () => post({ kind: 'alive' }))
  } catch (error) {
    return {
      status: 'refused',
      problem: { code: 'storage/failed', detail: `Could not keep ${job.file.name}: ${error}` },
    }
  }
}

addEventListener('message', async ({ data }: MessageEvent<ToImporter>) => {
  post({ kind: 'done', job: data.job, outcome: await outcomeOf(data) })
})
