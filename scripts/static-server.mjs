// A plain static host: no special headers, no rewriting, any sub-path. What works here works anywhere.
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const compressible = ['.css', '.html', '.js', '.json', '.svg', '.webmanifest']

/** @type {(path: string) => Buffer} */
const compressed = (() => {
  /** @type {Map<string, Buffer>} */
  const known = new Map()
  return (path) => {
    const bytes = known.get(path) ?? brotliCompressSync(readFileSync(path))
    known.set(path, bytes)
    return bytes
  }
})()

/**
 * Serves `folder` under `base` (starts and ends in a slash); port 0 takes any free one. `brotli` compresses text, as
 * hosts on the net do.
 * @param {{ folder: string, port?: number, base?: string, brotli?: boolean }} options
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export const serveFolder = async ({ folder, port = 0, base = '/', brotli = false }) => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`nothing built in ${folder}`)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const inside = pathname.startsWith(base)
      ? normalize(decodeURIComponent(pathname.slice(base.length)))
      : '..'
    const path = join(folder, inside === '.' || inside.endsWith('/') ? `${inside}/index.html` : inside)
    const facts = inside.startsWith('..') ? undefined : statSync(path, { throwIfNoEntry: false })
    if (!facts?.isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found')
      return
    }
    if (brotli && request.method === 'GET' && compressible.includes(extname(path))) {
      const type = types[extname(path)] ?? 'application/octet-stream'
      response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'br' }).end(compressed(path))
      return
    }
    response.writeHead(200, {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Content-Length': facts.size,
    })
    if (request.method === 'HEAD') response.end()
    else createReadStream(path).pipe(response)
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, 'localhost', () => resolve(undefined))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://localhost:${address.port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
