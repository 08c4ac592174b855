import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { distFolder } from '../../scripts/build.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'

/** Before anything else of a script, in whatever realm. */
const first = 'delete globalThis.StorageManager?.prototype.getDirectory;\n'

/** The built app as a browser would run it that has no origin private file system. */
export const serveWithoutOpfs = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'auricle-without-opfs-'))
  cpSync(distFolder, folder, { recursive: true })
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  for (const name of scripts) {
    const file = join(folder, name)
    writeFileSync(file, first + readFileSync(file, 'utf8'))
  }
  const server = await serveFolder({ folder })
  return {
    url: server.url,
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}
