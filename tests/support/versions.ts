import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { distFolder } from '../../scripts/build.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'

const changing = ['index.html', 'service-worker.js']

/** Parts are called by a name and what follows from their contents; `first.css` is that of this kind alone. */
const isPart = (file: string, name: string) => {
  const [, stem = '', kind = ''] = /^(.+?)(\.css|\.js)?$/.exec(name) ?? []
  return file.startsWith(`${stem}-`) && file.endsWith(kind)
}

/** The built app on a host of its own, where it can be followed by another version of itself. */
export const serveVersions = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'auricle-versions-'))
  const assets = join(folder, 'assets')
  const link = (name: string) => symlinkSync(join(distFolder, name), join(folder, name))
  for (const name of readdirSync(distFolder)) if (![...changing, 'assets'].includes(name)) link(name)
  mkdirSync(assets)
  for (const name of readdirSync(join(distFolder, 'assets'))) link(join('assets', name))
  const publish = (version: string) => {
    const page = readFileSync(join(distFolder, 'index.html'), 'utf8')
    writeFileSync(
      join(folder, 'index.html'),
      page.replace('<head>', `<head><meta name="version" content="${version}">`),
    )
    const worker = readFileSync(join(distFolder, 'service-worker.js'), 'utf8')
    const named = /"revision":"[^"]*","url":"index\.html"/
    if (!named.test(worker)) throw new Error('index.html is not precached')
    writeFileSync(
      join(folder, 'service-worker.js'),
      worker.replace(named, `"revision":"${version}","url":"index.html"`),
    )
  }
  publish('first')
  const server = await serveFolder({ folder })
  return {
    url: server.url,
    publish,
    /** From now on the host has no part of this name; the files that were. */
    lose: (name: string): readonly string[] => {
      const lost = readdirSync(assets).filter((part) => isPart(part, name))
      for (const part of lost) rmSync(join(assets, part))
      return lost
    },
    /** It has it again. */
    find: (name: string) => {
      for (const part of readdirSync(join(distFolder, 'assets')))
        if (isPart(part, name)) link(join('assets', part))
    },
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

type Versions = Awaited<ReturnType<typeof serveVersions>>

/** Takes a part away, from the host and out of what the browser keeps, as a new version does that has none of this name. */
export const losePart = async ({ lose }: Versions, page: Page, name: string) => {
  const lost = lose(name)
  await page.evaluate(async (files) => {
    const isLost = ({ url }: Request) => files.some((file) => url.includes(`/assets/${file}`))
    for (const key of await caches.keys()) {
      const cache = await caches.open(key)
      for (const request of await cache.keys()) if (isLost(request)) await cache.delete(request)
    }
  }, lost)
}
