import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { distFolder } from '../../scripts/build.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'

/** The built app on a host of its own, with `first` before anything else of every script, in whatever realm. */
export const serveChanged = async (first: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'auricle-changed-'))
  cpSync(distFolder, folder, { recursive: true })
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  for (const name of scripts) {
    const file = join(folder, name)
    writeFileSync(file, `${first}\n${readFileSync(file, 'utf8')}`)
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
